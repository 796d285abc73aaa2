using Workbook.Cli;
using Workbook.Cli.Learning;
using Workbook.Time;

namespace Workbook.Tests.Cli.Learning;

public sealed class ProgressFileTests : IDisposable
{
    private readonly ScratchWorkbook _workbook = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public void Nothing_kept_is_empty_progress_and_reading_it_writes_nothing()
    {
        Assert.Equal(new(), Open().Read());
        Assert.False(Directory.Exists(Path.Combine(_workbook.Root, ".workbook")));
    }

    [Fact]
    public void What_is_kept_is_read_back_by_another_process()
    {
        var known = new KataProgress
        {
            Attempts = 3,
            FirstGreen = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
            IsGreen = true,
            Hints = [2, 1],
            SawAnswer = true,
            TimeSpent = TimeSpan.FromMinutes(12.5),
            Stars = 1,
            NamedHint = 3,
            LastCode = "abc",
        };
        Open().Change(progress => progress with
        {
            Current = "03-n-plus-one/order-history",
            Katas = progress.Katas.Add("03-n-plus-one/order-history", known),
            Quizzes = progress.Quizzes.Add("03-n-plus-one", new(5, 3, 4, 2)),
            Predictions = progress.Predictions.Add("03-n-plus-one", [new("How many?", 3, 101), new("And now?", null, null)]),
        });

        var read = Open().Read();

        Assert.Equal("03-n-plus-one/order-history", read.Current);
        var readKata = read.Katas["03-n-plus-one/order-history"];
        Assert.Equal([2, 1], readKata.Hints);
        Assert.Equal(known, readKata with { Hints = known.Hints });
        Assert.Equal(new(5, 3, 4, 2), read.Quizzes["03-n-plus-one"]);
        Assert.Equal([new("How many?", 3, 101), new("And now?", null, null)], read.Predictions["03-n-plus-one"]);
    }

    [Fact]
    public void What_an_older_course_did_not_write_yet_is_empty()
    {
        _workbook.AddFile(".workbook/progress.json", """{ "katas": { "a/b": {} } }""");

        var read = Open().Read();

        Assert.Empty(read.Katas["a/b"].Hints);
        Assert.Empty(read.Quizzes);
        Assert.Empty(read.Predictions);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void What_a_newer_course_wrote_survives_an_older_one()
    {
        _workbook.AddFile(".workbook/progress.json", """{ "badges": ["first"], "katas": { "a/b": { "attempts": 1, "mood": "good" } }, "quizzes": {}, "predictions": {} }""");

        Open().Change(progress => progress with { Current = "a/b" });

        var text = _workbook.Read(".workbook/progress.json");
        Assert.Contains("\"badges\"", text, StringComparison.Ordinal);
        Assert.Contains("\"mood\": \"good\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ half a fi")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("""{ "katas": null }""")]
    [InlineData("""{ "katas": { "a/b": { "attempts": "many" } } }""")]
    [InlineData("""{ "katas": { "a/b": null } }""")]
    public void A_broken_file_is_set_aside_and_said_once(string text)
    {
        _workbook.AddFile(".workbook/progress.json", text);

        Assert.Equal(new(), Open().Read());
        Open().Change(progress => progress with { Current = "a/b" });

        Assert.Equal("a/b", Open().Read().Current);
        Assert.Contains("It was set aside as ", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(text, _workbook.Read(".workbook/progress.broken-2030-01-01T00-00-00.json"));
    }

    [Fact]
    public void Changes_at_the_same_time_lose_nothing()
    {
        const int writers = 4;
        const int changes = 25;
        using var together = new Barrier(writers);
        var threads = Enumerable.Range(0, writers).Select(_ => new Thread(() =>
        {
            // Each has a file of its own, as processes have.
            var file = Open();
            together.SignalAndWait();
            for (var i = 0; i < changes; i++)
            {
                file.Change(progress => progress with { Katas = progress.Katas.SetItem("a/b", Once(progress)) });
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(writers * changes, Open().Read().Katas["a/b"].Attempts);
        Assert.Equal(["progress.json", "progress.lock"], Directory.GetFiles(Path.Combine(_workbook.Root, ".workbook")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_sentence()
    {
        _workbook.AddFile(".workbook", "a file where the folder belongs");

        var exception = Assert.Throws<CommandException>(() => Open().Change(progress => progress with { Current = "a/b" }));

        Assert.StartsWith("Progress cannot be kept in ", exception.Message, StringComparison.Ordinal);
    }

    private static KataProgress Once(LearnerProgress progress)
    {
        var known = progress.Katas.GetValueOrDefault("a/b", KataProgress.None);
        return known with { Attempts = known.Attempts + 1 };
    }

    private ProgressFile Open() => new(new(_workbook.Root, _workbook.Root), new ManualTimeProvider(), _warnings.Add);
}
