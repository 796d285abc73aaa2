using Workbook.Notebooks;

if (args is ["kernel", var pipe])
{
    return await KernelProcess.RunAsync(pipe);
}

Console.Error.WriteLine("This is the process in which a lesson's cells run; `./workbook run LESSON` starts it.");
return 2;
