using Workbook.Time;

namespace ReplicaRouterKata;

public class ReplicaRouterTests
{
    private static readonly TimeSpan _maxLag = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _clock = new();
    private readonly Database _primary = new("primary");
    private readonly Database[] _replicas;

    public ReplicaRouterTests() => _replicas = [new("replica-1", _primary), new("replica-2", _primary), new("replica-3", _primary)];

    [Fact]
    public void Writes_go_to_the_primary_and_reads_to_the_replicas_in_turns()
    {
        var router = NewRouter();
        router.Write("cart", "3 things");
        CatchUp();

        var values = Enumerable.Range(0, 90).Select(_ => router.Read("cart").Value).Distinct();

        Assert.Equal(["3 things"], values);
        Assert.Equal(1, _primary.Writes);
        Assert.True(
            _primary.Reads == 0 && _replicas.All(replica => replica.Reads == 30),
            $"90 reads, three replicas that have everything: {Told()}. Each replica should get 30 and the primary none.");
    }

    [Fact]
    public void A_user_sees_what_they_have_just_written()
    {
        var router = NewRouter();
        router.Write("name", "Ann");
        CatchUp();
        var position = router.Write("name", "Anna");

        for (var i = 0; i < 10; i++)
        {
            var value = router.Read("name", position).Value;
            Assert.True(
                value == "Anna",
                $"A user wrote \"Anna\" and read \"{value}\" right after it. No replica has applied that write (position {position}); the read said so. {Hint(2)}");
        }
    }

    [Fact]
    public void Only_who_has_written_reads_from_the_primary()
    {
        var router = NewRouter();
        router.Write("name", "Ann");
        CatchUp();
        var mine = router.Write("name", "Anna");

        for (var i = 0; i < 30; i++)
        {
            router.Read("name", mine);
            router.Read("name");
            router.Read("name", mine - 1);
        }

        Assert.True(
            _primary.Reads == 30 && _replicas.All(replica => replica.Reads == 20),
            $"One user wrote and read 30 times; two others, who had seen less, read 30 times each: {Told()}. "
            + $"The replicas are behind by this one write. The primary should get the writer's 30 reads and nobody else's, "
            + $"and each replica 20 of the others': a read that goes to the primary uses up no replica's turn. {Hint(2)}");
    }

    [Fact]
    public void A_replica_that_has_caught_up_with_the_user_is_good_enough()
    {
        var router = NewRouter();
        var position = router.Write("name", "Anna");
        router.Write("name", "written by somebody else");
        _replicas[1].CatchUp(position);

        var answers = Enumerable.Range(0, 12).Select(_ => router.Read("name", position)).ToList();

        var wrong = answers.FirstOrDefault(answer => answer != new Answer("Anna", position));
        Assert.True(
            wrong is null,
            $"replica-2 has applied the user's write (position {position}) and nothing after it, and one of 12 reads gave \"{wrong?.Value}\" as of position {wrong?.Position}. {Hint(3)}");
        Assert.True(
            _primary.Reads == 0 && _replicas[1].Reads == 12,
            $"replica-2 has applied the user's write, the others have not, and 12 reads went to {Told()}. It can answer all of them. {Hint(3)}");
    }

    [Fact]
    public void What_a_user_has_seen_does_not_vanish_again()
    {
        var router = NewRouter();
        router.Write("price", "10");
        router.Write("price", "12");
        _replicas[0].CatchUp(2);
        _replicas[1].CatchUp(1);
        _replicas[2].CatchUp(1);

        var seen = 0L;
        var prices = new List<string?>();
        for (var i = 0; i < 9; i++)
        {
            var answer = router.Read("price", seen);
            seen = Math.Max(seen, answer.Position);
            prices.Add(answer.Value);
        }

        Assert.True(
            prices.SkipWhile(price => price != "12").All(price => price == "12"),
            $"A user who hands on the highest position seen read the price as {string.Join(", ", prices)}: it went back. An answer's position is that of the server that gave it. {Hint(3)}");
    }

    [Fact]
    public void An_answer_promises_no_more_than_it_has()
    {
        var router = NewRouter();
        router.Write("price", "10");
        CatchUp();
        router.Write("price", "12");
        Array.ForEach(_replicas, replica => replica.AfterRead = () => replica.CatchUp());

        var answer = router.Read("price");

        Assert.True(
            answer == new Answer("10", 1),
            $"A replica at position 1 gave the value, then it applied the write at position 2. The answer is \"{answer.Value}\" as of position {answer.Position}: "
            + $"whoever hands that position on believes to have seen the new price. {Hint(3)}");
    }

    [Fact]
    public void Another_instance_of_the_service_knows_what_the_user_wrote()
    {
        var here = NewRouter();
        var there = NewRouter();
        here.Write("name", "Ann");
        CatchUp();

        var position = here.Write("name", "Anna");

        var value = there.Read("name", position).Value;
        Assert.True(
            value == "Anna",
            $"A user wrote through one instance of the service and read \"{value}\" through another. What an instance remembers, the others do not: the position that comes with the read is all there is. {Hint(2)}");
    }

    [Fact]
    public void A_replica_that_lags_is_left_out_until_it_has_caught_up()
    {
        var router = NewRouter();
        router.Write("a", "1");
        CatchUp();
        _replicas[0].Lag = _maxLag + TimeSpan.FromTicks(1);
        _replicas[1].Lag = _maxLag;
        Repeat(20, () => router.Read("a"));
        Assert.True(
            _replicas[0].Reads == 0 && _replicas[1].Reads == 10 && _replicas[2].Reads == 10,
            $"replica-1 is further behind than allowed, replica-2 just as far as allowed, and 20 reads went to {Told()}; the two that may answer should get 10 each. "
            + $"If one got more: whoever stands behind the one that is left out must not get its turns as well. {Hint(1)}");

        _replicas[0].Lag = TimeSpan.Zero;
        Repeat(30, () => router.Read("a"));
        Assert.True(_replicas[0].Reads == 10, $"replica-1 has caught up; of the next 30 reads it got {_replicas[0].Reads} instead of 10.");
    }

    [Fact]
    public void Nobody_notices_that_a_replica_is_down()
    {
        var router = NewRouter();
        router.Write("a", "1");
        CatchUp();
        _replicas[2].IsDown = true;

        var error = Record.Exception(() => Repeat(60, () => Assert.Equal("1", router.Read("a").Value)));

        Assert.True(error is not ServerDownException, $"replica-3 is down, and a read failed with it: \"{error?.Message}\" Two others could have answered. {Hint(1)}");
        Assert.Null(error);
        Assert.True(_primary.Reads == 0, $"replica-3 is down, and 60 reads went to {Told()}. The other two replicas can answer: spare the primary.");
    }

    [Fact]
    public void A_replica_that_is_down_is_asked_once_in_ten_seconds()
    {
        var router = NewRouter();
        router.Write("a", "1");
        CatchUp();
        _replicas[2].IsDown = true;

        Repeat(60, () => router.Read("a"));
        MustHaveBeenAsked(1, "60 reads at once");
        _clock.Advance(_pause - TimeSpan.FromTicks(1));
        Repeat(60, () => router.Read("a"));
        MustHaveBeenAsked(1, "60 more, just before the ten seconds were over");
        _clock.Advance(TimeSpan.FromTicks(1));
        Repeat(60, () => router.Read("a"));
        MustHaveBeenAsked(2, "60 more, ten seconds after the first");

        _replicas[2].IsDown = false;
        _clock.Advance(_pause);
        Repeat(60, () => router.Read("a"));
        Assert.True(_replicas[2].Reads == 22, $"replica-3 is up again, ten seconds have passed, and of 60 reads it got {_replicas[2].Reads - 2} instead of 20.");
    }

    [Fact]
    public void A_clock_that_is_set_does_not_matter()
    {
        var router = NewRouter();
        router.Write("a", "1");
        CatchUp();
        _replicas[2].IsDown = true;
        Repeat(6, () => router.Read("a"));

        _clock.ShiftWallClock(TimeSpan.FromHours(1));
        Repeat(6, () => router.Read("a"));
        MustHaveBeenAsked(1, "the time of day was set an hour forward, and no time has passed,");
        _clock.ShiftWallClock(TimeSpan.FromHours(-2));
        _clock.Advance(_pause);
        Repeat(6, () => router.Read("a"));
        MustHaveBeenAsked(2, "the time of day was set two hours back, and ten seconds have passed,");
    }

    [Fact]
    public void The_primary_answers_when_no_replica_may()
    {
        var router = NewRouter();
        var position = router.Write("a", "1");
        _replicas[0].IsDown = true;
        _replicas[1].Lag = TimeSpan.FromMinutes(2);

        Assert.Equal(new Answer("1", position), router.Read("a", position));
        Array.ForEach(_replicas, replica => replica.IsDown = true);
        Assert.Equal("1", router.Read("a").Value);
    }

    [Fact]
    public void An_old_answer_is_never_given_for_a_new_one()
    {
        var router = NewRouter();
        router.Write("a", "1");
        CatchUp();
        var position = router.Write("a", "2");
        _primary.IsDown = true;

        Assert.Equal("1", router.Read("a").Value);
        Assert.Throws<ServerDownException>(() => router.Write("a", "3"));
        string? value = null;
        var error = Record.Exception(() => value = router.Read("a", position).Value);
        Assert.True(
            error is ServerDownException,
            $"The primary is down, no replica has the user's write, and the read gave {(error is null ? $"\"{value}\"" : error.GetType().Name)} instead of a ServerDownException. "
            + "An error can be shown; a write that has vanished is written again.");
    }

    private ReplicaRouter NewRouter() => new(_primary, _replicas, _maxLag, _pause, _clock);

    private void CatchUp() => Array.ForEach(_replicas, replica => replica.CatchUp());

    private static void Repeat(int times, Action read)
    {
        for (var i = 0; i < times; i++)
        {
            read();
        }
    }

    private void MustHaveBeenAsked(int times, string when) => Assert.True(
        _replicas[2].Reads == times,
        $"replica-3 is down. After {when} it was asked {Times(_replicas[2].Reads)} instead of {Times(times)}. Each such question is a user who waits for a timeout. {Hint(3)}");

    private static string Times(int count) => count switch
    {
        0 => "never",
        1 => "once",
        _ => $"{count} times",
    };

    private string Told() => string.Join(", ", _replicas.Prepend(_primary).Select(database => $"{database.Name} {database.Reads}"));

    private static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/replica-router/README.md";
}
