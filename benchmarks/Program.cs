using Workbook.Benchmarks;

return Command.Run(args, Console.Out, Console.Error);
