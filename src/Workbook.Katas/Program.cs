using System.Globalization;
using Workbook.Katas;

// Started by KataEngine, never by hand.
if (args is ["worker", var megabytes])
{
    await WorkerLoop.RunAsync(int.Parse(megabytes, CultureInfo.InvariantCulture));
    return 0;
}

// Started by an editor, to debug.
if (args is ["debug", var root, var place])
{
    return await KataDebug.RunAsync(root, place);
}

await Console.Error.WriteLineAsync("This is the process that runs katas for the workbook. Run a kata with: ./workbook check");
return 2;
