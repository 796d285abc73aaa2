using System.Diagnostics;
using System.Globalization;
using Workbook.Redis;

namespace Workbook.Scaling;

/// <summary>One instance of the shop's API: a process of its own on a loopback port.</summary>
/// <remarks>
/// It never outlives this process, however that ends: it reads a pipe whose other end only this process holds, and stops
/// when the system closes it.
/// </remarks>
public sealed class ShopInstance : IAsyncDisposable
{
    private const string Greeting = "Listening on ";
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(30);
    private static readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limits.Usual };

    // An instance stops with the pipe to it, so that must not be collected while only its address is in use.
    private static readonly HashSet<ShopInstance> _undisposed = [];
    private static int _started;

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly SemaphoreSlim _commands = new(1);
    private volatile bool _isDisposed;

    private ShopInstance(Process process, string name)
    {
        (_process, Name) = (process, name);
        ProcessId = process.Id;
        _errors = process.StandardError.ReadToEndAsync();
        lock (_undisposed)
        {
            _undisposed.Add(this);
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where it listens: <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The number of its process.</summary>
    public int ProcessId { get; }

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => !_isDisposed && !_process.HasExited;

    /// <summary>Starts an instance and waits until it is ready.</summary>
    /// <param name="options">Default: a free port, state in its memory, no downstream wait.</param>
    /// <exception cref="ShopInstanceException">It is not built, or ended before it was ready; the message holds what it said.</exception>
    public static async Task<ShopInstance> StartAsync(ShopInstanceOptions? options = null)
    {
        options ??= new ShopInstanceOptions();
        var name = options.Name ?? NameOf(Interlocked.Increment(ref _started) - 1);
        var instance = new ShopInstance(Launch(options, name), name);
        try
        {
            instance.Address = await instance.AddressAsync().ConfigureAwait(false);
            await instance.BecomesReadyAsync().ConfigureAwait(false);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts several instances at once, named "A", "B", "C" ..., and waits until all are ready.</summary>
    /// <param name="count">1 or more.</param>
    /// <param name="options">As for one; its port and name are not used.</param>
    /// <exception cref="ShopInstanceException">One of them did not start; none is left running.</exception>
    public static async Task<IReadOnlyList<ShopInstance>> StartAsync(int count, ShopInstanceOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var starts = Enumerable.Range(0, count).Select(i => StartAsync((options ?? new ShopInstanceOptions()) with { Port = 0, Name = NameOf(i) })).ToList();
        try
        {
            return await Task.WhenAll(starts).ConfigureAwait(false);
        }
        catch
        {
            foreach (var started in starts.Where(start => start.IsCompletedSuccessfully))
            {
                await (await started.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Turns its readiness red, as at the beginning of a shutdown. It goes on serving what comes.</summary>
    public Task DrainAsync() => CommandAsync("drain");

    /// <summary>Makes it stand still: it accepts requests and answers none (its metrics excepted), as when all its threads are blocked.</summary>
    public Task HangAsync() => CommandAsync("hang");

    /// <summary>Lets it go on; it answers what it was asked meanwhile.</summary>
    public Task ResumeAsync() => CommandAsync("resume");

    /// <summary>Ends it in order: requests in flight are answered first. When this returns, the process is gone.</summary>
    public async Task StopAsync()
    {
        CloseInput();
        try
        {
            await _process.WaitForExitAsync().WithLimit(_stopLimit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Kill();
        }
    }

    /// <summary>Ends it as a crash would (SIGKILL): requests in flight are lost. When this returns, the process is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Reads its metrics and adds up the series of this name.</summary>
    /// <param name="series">As in the text format of Prometheus: <c>shop_requests_total</c>.</param>
    /// <param name="label">Only series with this label: <c>status="401"</c>. Default: all.</param>
    public async Task<double> MetricAsync(string series, string label = "")
    {
        var text = await _http.GetStringAsync(new Uri(Address, "metrics")).ConfigureAwait(false);
        return text.Split('\n')
            .Where(line => line.StartsWith(series + "{", StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>Completes when it works on at least this many requests: what was sent takes a while to arrive.</summary>
    /// <exception cref="TimeoutException">There were fewer for a minute.</exception>
    public async Task WhenInFlightAsync(int requests)
    {
        var start = Stopwatch.GetTimestamp();
        while (await MetricAsync("shop_requests_in_flight").ConfigureAwait(false) < requests)
        {
            if (Stopwatch.GetElapsedTime(start) > _startLimit)
            {
                throw new TimeoutException($"Instance {Name} did not get {requests} requests at once within {_startLimit.TotalSeconds:0} s.");
            }

            await Task.Delay(5).ConfigureAwait(false);
        }
    }

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_undisposed)
        {
            if (!_undisposed.Remove(this))
            {
                return;
            }
        }

        await StopAsync().ConfigureAwait(false);
        _isDisposed = true;
        _process.Dispose();
        _commands.Dispose();
    }

    private static string NameOf(int number) => number < 26 ? ((char)('A' + number)).ToString() : FormattableString.Invariant($"instance-{number + 1}");

    private static Process Launch(ShopInstanceOptions options, string name)
    {
        var program = Path.Combine(Path.GetDirectoryName(typeof(ShopInstance).Assembly.Location)!, "Shop.Api.dll");
        if (!File.Exists(program))
        {
            program = RepositoryRoot.Combine("artifacts", "lessons", "Shop.Api.dll");
        }

        if (!File.Exists(program))
        {
            throw new ShopInstanceException($"{program} is not built. Build it with: dotnet build benchmarks");
        }

        string[] settings =
        [
            FormattableString.Invariant($"--urls=http://127.0.0.1:{options.Port}"),
            "--Shop:ObeyInput=true",
            $"--Shop:Name={name}",
            FormattableString.Invariant($"--Shop:DownstreamWaitMs={options.DownstreamWait.TotalMilliseconds}"),
            FormattableString.Invariant($"--Shop:DownstreamConnections={options.DownstreamConnections}"),
            .. options.Redis is null ? (string[])[] : ["--Shop:State=redis", $"--Shop:Redis={options.Redis}", $"--Shop:KeyPrefix={options.KeyPrefix}"],
        ];
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        }) ?? throw new ShopInstanceException("dotnet could not be started.");
    }

    private async Task<Uri> AddressAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WithLimit(_startLimit, "The start of an instance").ConfigureAwait(false);
        return line?.StartsWith(Greeting, StringComparison.Ordinal) == true
            ? new Uri(line[Greeting.Length..])
            : throw new ShopInstanceException($"Instance {Name} ended at once. It said: {(await _errors.WithLimit().ConfigureAwait(false)).Trim()}");
    }

    private async Task BecomesReadyAsync()
    {
        using var patience = new CancellationTokenSource(_startLimit);
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri(Address, "health/ready"), patience.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(10, patience.Token).ConfigureAwait(false);
        }
    }

    private async Task CommandAsync(string command)
    {
        await _commands.WaitAsync().ConfigureAwait(false);
        try
        {
            await _process.StandardInput.WriteLineAsync(command).ConfigureAwait(false);
            await _process.StandardInput.FlushAsync().ConfigureAwait(false);
            var answer = await _process.StandardOutput.ReadLineAsync().WithLimit(_startLimit, $"Instance {Name}, asked to {command},").ConfigureAwait(false);
            if (answer != $"done {command}")
            {
                throw new ShopInstanceException($"Instance {Name} has ended and cannot {command}. It said: {(await _errors.WithLimit().ConfigureAwait(false)).Trim()}");
            }
        }
        finally
        {
            _commands.Release();
        }
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }
    }
}
