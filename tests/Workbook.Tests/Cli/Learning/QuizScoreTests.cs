namespace Workbook.Tests.Cli.Learning;

public sealed class QuizScoreTests : IDisposable
{
    private readonly LearnerFixture _learner = new();

    public void Dispose() => _learner.Dispose();

    [Fact]
    public void The_best_round_is_kept()
    {
        Assert.Equal(new(5, 2, 2, 1), _learner.Learner.AddQuiz("01-numbers", right: 2, questions: 5));
        Assert.Equal(new(5, 4, 4, 2), _learner.Learner.AddQuiz("01-numbers", right: 4, questions: 5));
        Assert.Equal(new(5, 3, 4, 3), _learner.Learner.AddQuiz("01-numbers", right: 3, questions: 5));
    }

    [Fact]
    public void A_quiz_that_got_other_questions_begins_anew()
    {
        _learner.Learner.AddQuiz("01-numbers", right: 5, questions: 5);

        Assert.Equal(new(6, 3, 3, 2), _learner.Learner.AddQuiz("01-numbers", right: 3, questions: 6));
    }
}
