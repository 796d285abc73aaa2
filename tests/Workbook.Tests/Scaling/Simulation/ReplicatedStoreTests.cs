using Workbook.Scaling.Simulation;
using Workbook.Time;

namespace Workbook.Tests.Scaling.Simulation;

public class ReplicatedStoreTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void A_write_is_at_the_primary_at_once_and_at_a_replica_after_its_lag()
    {
        var store = new ReplicatedStore(_time, TimeSpan.FromMilliseconds(100));
        var position = store.Write("a", "1");

        Assert.Equal("1", store.ReadPrimary("a"));
        _time.Advance(TimeSpan.FromMilliseconds(100) - TimeSpan.FromTicks(1));
        Assert.Null(store.Read(0, "a"));
        Assert.Equal(0, store.Position(0));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("1", store.Read(0, "a"));
        Assert.Equal(position, store.Position(0));
    }

    [Fact]
    public void Writes_keep_their_order_when_the_lag_shrinks()
    {
        var store = new ReplicatedStore(_time, TimeSpan.FromSeconds(10));
        store.Write("a", "old");
        store.SetLag(0, TimeSpan.Zero);
        store.Write("a", "new");

        Assert.Null(store.Read(0, "a"));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("new", store.Read(0, "a"));
    }
}
