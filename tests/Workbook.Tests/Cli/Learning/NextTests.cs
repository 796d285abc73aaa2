using Workbook.Cli.Learning;
using Workbook.Katas;

namespace Workbook.Tests.Cli.Learning;

/// <summary>Which hint and which kata come next.</summary>
public sealed class NextTests : IDisposable
{
    private readonly LearnerFixture _learner = new();

    public void Dispose() => _learner.Dispose();

    [Fact]
    public void Hints_come_one_at_a_time_and_end()
    {
        Assert.Equal([1, 2, 3, null], Take(4));
        Assert.Equal([1, 2, 3], _learner.Known.Hints);
    }

    [Fact]
    public void The_hint_that_the_failing_test_names_comes_first()
    {
        _learner.Red("Rows grow.\n\nNext: hint 3 in katas/01-numbers/first/README.md");

        Assert.Equal([3, 1, 2, null], Take(4));
    }

    [Fact]
    public void A_hint_named_before_is_forgotten_when_another_test_fails()
    {
        _learner.Red("Next: hint 3 in katas/01-numbers/first/README.md");
        _learner.Red("Not equal.");

        Assert.Equal([1], Take(1));
    }

    [Fact]
    public void A_kata_without_hints_has_none()
    {
        _learner.Workbook.AddFile("katas/01-numbers/first/README.md", "# A case\n");

        Assert.Equal([null], Take(1));
    }

    [Fact]
    public void The_next_kata_is_behind_this_one_and_what_was_skipped_comes_again()
    {
        var katas = _learner.Katas;
        var none = new LearnerProgress();
        var lastSolved = none.With(katas[2], known => known with { IsGreen = true, FirstGreen = DateTimeOffset.UnixEpoch });

        Assert.Equal(katas[0], NextKata.In(katas, none));
        Assert.Equal(katas[2], NextKata.In(katas, none, after: katas[1]));
        Assert.Equal(katas[0], NextKata.In(katas, none, after: katas[2]));
        Assert.Equal(katas[0], NextKata.In(katas, lastSolved, after: katas[1]));
    }

    [Fact]
    public void When_all_is_solved_there_is_no_next()
    {
        var all = _learner.Katas.Aggregate(new LearnerProgress(), (progress, kata) =>
            progress.With(kata, known => known with { IsGreen = true, FirstGreen = DateTimeOffset.UnixEpoch }));

        Assert.Null(NextKata.In(_learner.Katas, all));
    }

    [Fact]
    public void The_current_kata_is_the_last_one_touched_else_the_first_unsolved()
    {
        Assert.Equal(_learner.First.Id, _learner.Learner.Current(_learner.Katas)!.Id);
        _learner.Learner.Begin(_learner.Katas[2]);

        Assert.Equal(_learner.Katas[2].Id, _learner.Learner.Current(_learner.Katas)!.Id);
    }

    private List<int?> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => _learner.Learner.TakeHint(_learner.First)?.Number)];
}
