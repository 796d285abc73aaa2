using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace Workbook.Benchmarks;

/// <summary>The two ways to measure.</summary>
internal static class Measured
{
    /// <summary>Gets the quick way: a handful of short iterations in this process. Enough to see a factor, not a percent.</summary>
    public static IConfig Quick { get; } = Base(new Job("Quick")
        .WithToolchain(InProcessNoEmitToolchain.Instance)
        .WithLaunchCount(1).WithWarmupCount(2).WithIterationCount(7)
        .WithIterationTime(TimeInterval.FromMilliseconds(30)));

    /// <summary>Gets the thorough way: BenchmarkDotNet's own default, out of process.</summary>
    public static IConfig Full { get; } = Base(Job.Default);

    private static ManualConfig Base(Job job) => ManualConfig.CreateEmpty()
        .AddJob(job)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(RepositoryRoot.Combine("artifacts", "benchmarks"));
}
