using Shop.Api;

return await ShopProgram.RunAsync(args, Console.Out, Console.Error);
