Console.WriteLine("Workbook.Notebooks");
