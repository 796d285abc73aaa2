using Workbook.Notebooks;

if (args is ["kernel", var pipe])
{
    return await KernelProcess.RunAsync(pipe);
}

if (args is ["format", .. { Length: > 0 } paths])
{
    return FormatCommand.Run(paths, Console.Out, Console.Error);
}

Console.Error.WriteLine("Usage: format FILE-OR-FOLDER... (The other use, kernel, is the process in which a lesson's cells run; `./workbook run LESSON` starts it.)");
return 2;
