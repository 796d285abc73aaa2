using System.Diagnostics;

namespace Workbook.Katas;

/// <summary>Runs katas: compiles a kata's files, any of them replaced by others, and runs its tests in a warm worker process.</summary>
/// <remarks>The verdicts are those of <c>dotnet test</c>, except that a test which ends, blocks or fills its process is
/// reported, and the others still run. One run at a time: further callers wait. The worker lives until the engine is
/// disposed of, or its process ends in any way.</remarks>
public sealed class KataEngine : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly KataEngineOptions _options;
    private readonly KataCompiler _compiler;
    private readonly WorkerPool _workers;
    private readonly string _settings;
    private readonly string _root;

    /// <summary>Initializes a new instance of the <see cref="KataEngine"/> class; starts nothing yet.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    public KataEngine(string root, KataEngineOptions? options = null)
    {
        _root = Path.GetFullPath(root);
        _options = options ?? new();
        _settings = Path.Combine(_root, "katas", "xunit.runner.json");
        var folder = _options.EngineFolder ?? Path.Combine(_root, "artifacts", "engine");
        _compiler = new KataCompiler(_root, folder);
        _workers = new WorkerPool(folder, _options);
    }

    /// <summary>Gets the ids of all worker processes started so far.</summary>
    internal IReadOnlyList<int> WorkerProcessIds => _workers.Started;

    /// <summary>Starts a worker and makes the compiler ready, so that the first run is as fast as the others.</summary>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>A task that ends when both are ready.</returns>
    /// <exception cref="KataEngineException">The worker program is not built, or cannot be started.</exception>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            _workers.Prepare();
            var compiled = await Task.Run(() => _compiler.CompileWarmUp(cancellation), cancellation);
            await RunCompiledAsync(compiled, (null, 0), null, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Starts a worker, if the last one has ended or must be replaced, without waiting until it is ready.</summary>
    /// <param name="cancellation">Stops the wait for a run under way.</param>
    /// <returns>A task that ends when the worker's process has been started.</returns>
    /// <exception cref="KataEngineException">The worker program is not built, or cannot be started.</exception>
    public async Task PrepareAsync(CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            _workers.Prepare();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Runs a kata.</summary>
    /// <param name="kata">The kata; its files are read anew.</param>
    /// <param name="overlay">A folder whose C# files stand for the kata's files of the same name, and are added where there is none:
    /// <see cref="Kata.AnswerFolder"/>, <see cref="Mistake.Folder"/> or <see cref="Alternative.Folder"/>; null for the kata as it stands.</param>
    /// <param name="tests">The method names of the tests to run, all rows of each; null for all tests.</param>
    /// <param name="order">Which order the tests run in: the same number gives the same order in every process, another number another one.</param>
    /// <param name="progress">Told of each test as it ends.</param>
    /// <param name="cancellation">Stops the run and the worker with it.</param>
    /// <returns>The compiler's errors or the verdicts; a kata that breaks is a result, not an exception.</returns>
    /// <exception cref="KataEngineException">The worker program is not built, or cannot be started.</exception>
    /// <exception cref="DirectoryNotFoundException">The overlay is no folder.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<KataRun> RunAsync(
        Kata kata,
        string? overlay = null,
        IReadOnlyList<string>? tests = null,
        int order = 0,
        IProgress<TestVerdict>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kata);
        await _gate.WaitAsync(cancellation);
        try
        {
            var start = Stopwatch.GetTimestamp();
            _workers.Prepare();
            var compiled = await Task.Run(() => _compiler.Compile(KataSources.Resolve(kata, overlay), cancellation), cancellation);
            var compileTime = Stopwatch.GetElapsedTime(start);
            var verdicts = compiled.Errors.Count > 0 ? [] : await RunCompiledAsync(compiled, (tests, order), progress, cancellation);

            return new KataRun
            {
                Kata = kata,
                CompileErrors = compiled.Errors,
                Tests = verdicts,
                CompileTime = compileTime,
                Elapsed = Stopwatch.GetElapsedTime(start),
            };
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the worker and whatever katas started in it, after the run under way: cancel that first.</summary>
    /// <returns>A task that ends when no process is left.</returns>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        await _workers.DisposeAsync();
        _gate.Dispose();
    }

    private async Task<IReadOnlyList<TestVerdict>> RunCompiledAsync(CompiledKata compiled, (IReadOnlyList<string>? Names, int Order) tests, IProgress<TestVerdict>? progress, CancellationToken cancellation)
    {
        var results = new SessionResults(compiled.Sources, progress);
        var session = new KataSession(_workers, _options, results);
        await session.RunAsync(() => new RunRequest(compiled.Assembly, compiled.Symbols, _settings, tests.Names, tests.Order, results.Ended), cancellation);

        return results.InOrder();
    }
}
