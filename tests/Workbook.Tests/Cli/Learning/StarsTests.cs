using Workbook.Cli.Learning;
using Workbook.Katas;

namespace Workbook.Tests.Cli.Learning;

/// <summary>What runs, hints and a look at the answer make of a kata's stars, attempts and state.</summary>
public sealed class StarsTests : IDisposable
{
    private readonly LearnerFixture _learner = new();

    public void Dispose() => _learner.Dispose();

    [Fact]
    public void Green_without_a_hint_is_two_stars()
    {
        _learner.Write("solved");
        _learner.Green();

        Assert.Equal((2, KataState.Solved, _learner.Time.GetUtcNow()), (_learner.Known.Stars, _learner.Known.State, _learner.Known.FirstGreen));
    }

    [Fact]
    public void Green_with_a_hint_is_one_star()
    {
        _learner.Learner.TakeHint(_learner.First);
        _learner.Green();

        Assert.Equal(1, _learner.Known.Stars);
    }

    [Fact]
    public void The_stretch_tests_are_three_stars_and_stay_when_a_later_answer_does_less()
    {
        _learner.Green(LearnerFixture.Test(Verdict.Passed, isStretch: true));
        _learner.Green(LearnerFixture.Test(Verdict.Failed, isStretch: true));

        Assert.Equal((3, KataState.Solved), (_learner.Known.Stars, _learner.Known.State));
    }

    [Fact]
    public void Who_saw_the_answer_first_gets_one_star()
    {
        _learner.Learner.SeeAnswer(_learner.First);
        _learner.Green(LearnerFixture.Test(Verdict.Passed, isStretch: true));

        Assert.Equal(1, _learner.Known.Stars);
    }

    [Fact]
    public void Who_compares_afterwards_loses_nothing()
    {
        _learner.Green();
        _learner.Learner.SeeAnswer(_learner.First);
        _learner.Green();

        Assert.Equal((2, false), (_learner.Known.Stars, _learner.Known.SawAnswer));
    }

    [Fact]
    public void Who_caught_up_is_not_told_to_have_solved_it()
    {
        _learner.Learner.Change(progress => progress.With(_learner.First, known => known with { IsCaughtUp = true }));
        _learner.Green();

        Assert.Equal((0, KataState.CaughtUp, null), (_learner.Known.Stars, _learner.Known.State, _learner.Known.FirstGreen));
    }

    [Fact]
    public void An_attempt_is_code_that_differs_from_the_last_and_from_the_stub()
    {
        _learner.Red();
        Assert.Equal((0, KataState.New), (_learner.Known.Attempts, _learner.Known.State));

        _learner.Write("one");
        _learner.Red();
        _learner.Red();
        _learner.Write("two\r\n");
        _learner.Red();
        _learner.Write("two\n");
        _learner.Red();

        Assert.Equal((2, KataState.Started), (_learner.Known.Attempts, _learner.Known.State));
    }

    [Fact]
    public void A_run_that_skipped_tests_solves_nothing()
    {
        _learner.Learner.Record(_learner.Run([LearnerFixture.Test(Verdict.Passed), LearnerFixture.Test(Verdict.Skipped)]));

        Assert.Equal((0, false), (_learner.Known.Stars, _learner.Known.IsGreen));
    }

    [Fact]
    public void Red_after_green_is_unsolved_and_keeps_what_was_earned()
    {
        _learner.Green();
        _learner.Red();

        Assert.Equal((2, KataState.Started), (_learner.Known.Stars, _learner.Known.State));
    }

    [Fact]
    public void Time_counts_between_commands_and_not_over_a_break()
    {
        _learner.Learner.Begin(_learner.First);
        _learner.Time.Advance(TimeSpan.FromMinutes(10));
        _learner.Red();
        _learner.Time.Advance(TimeSpan.FromHours(10));
        _learner.Red();
        _learner.Time.Advance(TimeSpan.FromMinutes(2));
        _learner.Learner.TakeHint(_learner.First);

        Assert.Equal(TimeSpan.FromMinutes(12), _learner.Known.TimeSpent);
    }

    [Fact]
    public void A_check_of_all_katas_leaves_the_learner_where_they_are()
    {
        _learner.Learner.Begin(_learner.Katas[1]);
        _learner.Learner.RecordAll([_learner.Run([LearnerFixture.Test(Verdict.Passed)])]);

        Assert.Equal((_learner.Katas[1].Id, KataState.Solved), (_learner.Learner.Progress.Current, _learner.Known.State));
    }

    [Fact]
    public void Progress_that_cannot_be_kept_stops_no_check()
    {
        _learner.Workbook.AddFile(".workbook", "a file where the folder belongs");

        Assert.Equal(2, _learner.Green().Of(_learner.First).Stars);
        Assert.StartsWith("Progress cannot be kept", Assert.Single(_learner.Warnings), StringComparison.Ordinal);
    }
}
