using Workbook.Benchmarks.MeasureFirst;
using Workbook.Benchmarks.Indexing;
using Workbook.Benchmarks.NPlusOne;

namespace Workbook.Benchmarks;

/// <summary>Which class measures which topic. Topics have the names of their lessons.</summary>
internal static class Topics
{
    public static SortedDictionary<string, Type> ByName { get; } = new(StringComparer.Ordinal)
    {
        ["measure-first"] = typeof(MeasureFirstBenchmark),
        ["indexing"] = typeof(IndexingBenchmark),
        ["n-plus-one"] = typeof(NPlusOneBenchmark),
    };
}
