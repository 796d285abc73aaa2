using System.Text.Json;
using Workbook.Measuring;

namespace Workbook.Tests.Measuring;

public class BenchTableTests
{
    private static readonly BenchTable _table = new("n-plus-one", BenchMode.Quick, "2 cores.", [
        new("loop", "Orders = 10", IsBaseline: true, TimeSpan.FromMilliseconds(4), TimeSpan.FromMilliseconds(0.1), 1_000),
        new("Include", "Orders = 10", IsBaseline: false, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(0.1), 100),
    ]);

    [Fact]
    public void Ratios_compare_with_the_baseline_of_the_same_size() =>
        Assert.Matches(@"Include +Orders = 10 +0\.25 +1 ms", _table.ToText());

    [Fact]
    public void It_survives_the_way_from_one_process_to_another() =>
        Assert.Equal(_table.ToText(), JsonSerializer.Deserialize<BenchTable>(JsonSerializer.Serialize(_table, BenchTable.Json), BenchTable.Json)!.ToText());

    [Fact]
    public void A_quick_run_says_how_far_to_believe_it() => Assert.Contains("believe a factor, not a percent", _table.ToText(), StringComparison.Ordinal);
}
