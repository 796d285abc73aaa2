using Workbook.Benchmarks.Caching;
using Workbook.Benchmarks.Indexing;
using Workbook.Benchmarks.MeasureFirst;
using Workbook.Benchmarks.NPlusOne;
using Workbook.Benchmarks.Pagination;
using Workbook.Benchmarks.Profiling;
using Workbook.Benchmarks.RateLimiting;
using Workbook.Benchmarks.Scaling;

namespace Workbook.Benchmarks;

/// <summary>Which class measures which topic. Topics have the names of their lessons; some compare the answer of a kata with a library.</summary>
internal static class Topics
{
    public static SortedDictionary<string, Type> ByName { get; } = new(StringComparer.Ordinal)
    {
        ["cache-libraries"] = typeof(CacheLibraryBenchmark),
        ["caching"] = typeof(CachingBenchmark),
        ["indexing"] = typeof(IndexingBenchmark),
        ["measure-first"] = typeof(MeasureFirstBenchmark),
        ["n-plus-one"] = typeof(NPlusOneBenchmark),
        ["pagination"] = typeof(PaginationBenchmark),
        ["profiling"] = typeof(ProfilingBenchmark),
        ["rate-limiting"] = typeof(RateLimitingBenchmark),
        ["scaling"] = typeof(ScalingBenchmark),
        ["single-flight"] = typeof(SingleFlightBenchmark),
    };
}
