using System.Reflection;
using Workbook.Rendering;

namespace HashRingKata;

public class HashRingTests
{
    private const string Moved = "keys moved";
    private const string OnTheBusiest = "keys on the busiest server";

    private static readonly string[] _ten = [.. Enumerable.Range(1, 10).Select(i => $"cache-{i}")];
    private static readonly string[] _keys = [.. Enumerable.Range(0, 100_000).Select(i => $"product:{i}")];

    [Fact]
    public void Every_key_has_one_of_the_servers()
    {
        var ring = new HashRing(["a", "b", "c"]);

        foreach (var key in _keys.Take(10_000))
        {
            var (server, error) = Ask(ring, key);
            Assert.True(
                server is "a" or "b" or "c",
                $"The servers are a, b and c, and ServerOf(\"{key}\") gave {error?.GetType().Name ?? server}. Which server has a key that lies behind the last point of the ring?");
        }
    }

    [Fact]
    public void One_server_has_all_keys_and_no_server_is_an_error()
    {
        var ring = new HashRing(["only"]);
        Assert.All(_keys.Take(1_000), key => Assert.Equal("only", ring.ServerOf(key)));
        ring.Remove("only");

        var (server, error) = Ask(ring, "key");
        Assert.True(error is InvalidOperationException, $"There was no server left, and ServerOf gave {error?.GetType().Name ?? server} instead of an InvalidOperationException.");
    }

    [Fact]
    public void The_order_of_the_servers_changes_nothing()
    {
        var differ = CountMoved(Homes(new HashRing(_ten)), Homes(new HashRing(_ten.Reverse())));

        Assert.True(
            differ == 0,
            $"Two processes list the same ten servers in another order, and disagree about {Show.Number(differ)} of 100,000 keys. "
            + $"A server's place must come from its name, not from where it stands in the list. {Hint(2)}");
    }

    [Fact]
    public void The_answer_is_the_same_in_every_process()
    {
        var called = CalledMethods.Of(Assembly.GetExecutingAssembly(), typeof(HashRingTests).Namespace!, typeof(HashRingTests));
        var random = called.FirstOrDefault(method => method.DeclaringType == typeof(HashCode)
            || (method.Name == nameof(GetHashCode) && (method.DeclaringType == typeof(string) || method.DeclaringType == typeof(object) || method.DeclaringType!.Name.Contains("Comparer", StringComparison.Ordinal))));

        Assert.True(
            random is null,
            $"The code calls {random?.DeclaringType?.Name}.{random?.Name}; for text .NET seeds it by chance in each process, so after a restart every key has another server, "
            + $"and two processes never agree. Take a hash that is computed from the bytes alone. {Hint(3)}");
    }

    [Fact]
    public void Removing_one_of_ten_moves_its_keys_and_no_others()
    {
        var ring = new HashRing(_ten);
        var before = Homes(ring);
        ring.Remove("cache-4");
        var after = Homes(ring);

        MovedOf(before, after).MustStayWithin(
            Moved, 15_000, hint: 1, why: "One of ten servers left. Its own keys have to move, about 10,000; each other that moves is a miss for nothing.");
        var strays = _keys.Where((_, i) => before[i] != "cache-4" && before[i] != after[i]).Count();
        Assert.True(strays == 0, $"cache-4 left, and {Show.Number(strays)} keys that were not on it moved too. {Hint(2)}");
    }

    [Fact]
    public void Adding_an_eleventh_moves_keys_only_to_it()
    {
        var ring = new HashRing(_ten);
        var before = Homes(ring);
        ring.Add("cache-11");
        var after = Homes(ring);

        MovedOf(before, after).MustStayWithin(
            Moved, 13_636, hint: 1, why: "An eleventh server takes about one key in eleven, 9,091. What moves between the ten others moves for nothing.");
        var strays = _keys.Where((_, i) => after[i] != "cache-11" && before[i] != after[i]).Count();
        Assert.True(strays == 0, $"cache-11 came, and {Show.Number(strays)} keys moved between the others. {Hint(2)}");
    }

    [Fact]
    public void A_server_that_comes_back_has_its_keys_again()
    {
        var ring = new HashRing(_ten);
        var before = Homes(ring);
        ring.Remove("cache-7");
        ring.Add("cache-7");

        MustBeWhereTheyWere(before, Homes(ring), "cache-7 left and came back");
    }

    [Fact]
    public void Adding_one_that_is_there_and_removing_one_that_is_not_change_nothing()
    {
        var ring = new HashRing(_ten);
        var before = Homes(ring);
        ring.Add("cache-2");
        ring.Remove("cache-99");
        MustBeWhereTheyWere(before, Homes(ring), "cache-2 was added, which was there, and cache-99 removed, which was not");

        ring.Remove("cache-2");
        var left = Homes(ring).Count(server => server == "cache-2");
        Assert.True(left == 0, $"cache-2 was added a second time and then removed, and {Show.Number(left)} keys are still on it: all of its points have to go.");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    [InlineData(3)]
    public void The_busiest_server_has_at_most_a_quarter_more_than_the_mean(int servers)
    {
        // Nine are ten without one: its keys must be shared out, not left to its neighbour.
        var ring = new HashRing(servers == 9 ? _ten : _ten.Take(servers));
        if (servers == 9)
        {
            ring.Remove("cache-5");
        }

        var counts = Homes(ring).CountBy(server => server).ToDictionary();
        new Cost(
            [new(OnTheBusiest, counts.Values.Max())],
            () => string.Join(", ", counts.OrderBy(count => count.Value).Select(count => $"{count.Key} {Show.Number(count.Value)}"))).MustStayWithin(
            OnTheBusiest, 125_000 / servers, hint: 3,
            why: $"{servers} servers, 100,000 keys. A server with one point owns the gap before it, and the gaps between few random points are very unequal. "
                + "With many points already, it is the hash: FNV and the like scatter similar names badly.");
    }

    private static string[] Homes(HashRing ring) => Array.ConvertAll(_keys, ring.ServerOf);

    private static int CountMoved(string[] before, string[] after) => before.Zip(after).Count(pair => pair.First != pair.Second);

    private static void MustBeWhereTheyWere(string[] before, string[] after, string what)
    {
        var moved = CountMoved(before, after);
        Assert.True(
            moved == 0,
            $"{what}, so the servers are the same ten, and {Show.Number(moved)} of 100,000 keys moved. A server's place must come from its name, not from where it stands in the list. {Hint(2)}");
    }

    private static Cost MovedOf(string[] before, string[] after) => new([new(Moved, CountMoved(before, after))]);

    private static (string? Server, Exception? Error) Ask(HashRing ring, string key)
    {
        try
        {
            return (ring.ServerOf(key), null);
        }
        catch (Exception e)
        {
            return (null, e);
        }
    }

    private static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/hash-ring/README.md";
}
