using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Shop.Api;

/// <summary>Runs one instance from its start to its end.</summary>
internal static class ShopProgram
{
    /// <summary>0: it was asked to stop. 1: it could not listen. 2: a setting makes no sense.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        WebApplication app;
        try
        {
            app = ShopApp.Build(args);
        }
        catch (ShopSettingException e)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }

        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (IOException e) when (e.InnerException is AddressInUseException)
            {
                await error.WriteLineAsync($"Another program has the port: {e.Message} Choose another one with --urls http://127.0.0.1:PORT, or leave --urls out for a free one.");
                return 1;
            }

            // The first line says where: whoever starts instances on free ports reads it.
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            await output.WriteLineAsync($"Listening on {string.Join(' ', addresses)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
    }
}
