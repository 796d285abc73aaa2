Console.WriteLine("Workbook.Katas");
