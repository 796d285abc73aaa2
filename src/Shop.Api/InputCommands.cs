using Shop.Api.Health;

namespace Shop.Api;

/// <summary>
/// Follows the process that started this one: a line on standard input is a command, and the end of it (also when that
/// process was killed, for then the system closes the pipe) means stop.
/// </summary>
internal sealed class InputCommands(Lifecycle lifecycle, IHostApplicationLifetime host, ShopSettings settings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not awaited, and on a thread of its own: reading the console cannot be cancelled.
        new Thread(Follow) { IsBackground = true, Name = "commands" }.Start();
        return Task.CompletedTask;
    }

    private void Follow()
    {
        while (Console.In.ReadLine() is { } command)
        {
            switch (command)
            {
                case "drain":
                    lifecycle.StartDraining();
                    break;
                case "hang":
                    lifecycle.Hang();
                    break;
                case "resume":
                    lifecycle.Resume();
                    break;
                default:
                    break;
            }

            // Whoever gave the command waits for this line.
            Console.Out.WriteLine($"done {command}");
        }

        host.StopApplication();

        // Nobody is left to see a shutdown that never ends.
        Thread.Sleep(settings.DrainDelay + settings.DrainLimit + TimeSpan.FromSeconds(5));
        Environment.Exit(1);
    }
}
