using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>
/// What a learner does, as the commands and the keys of watch do it: each method reads what is kept at that moment and keeps
/// what it changes.
/// </summary>
/// <param name="warn">Told, in a sentence, what could not be read or kept and does not stop the command.</param>
internal sealed class Learner(Repository repository, TimeProvider time, Action<string> warn)
{
    private readonly ProgressFile _file = new(repository, time, warn);

    public Stubs Stubs { get; } = new(repository);

    public KeptFiles Kept { get; } = new(repository, time);

    public LearnerProgress Progress => _file.Read();

    /// <summary>Keeps a change of any other kind.</summary>
    /// <exception cref="CommandException">It cannot be kept.</exception>
    public LearnerProgress Change(Func<LearnerProgress, LearnerProgress> change) => _file.Change(change);

    /// <summary>Notes that the learner is on this kata now.</summary>
    public LearnerProgress Begin(Kata kata) => ChangeIfPossible(progress => progress.On(kata, time.GetUtcNow()));

    /// <summary>Notes a run of the kata the learner is on.</summary>
    /// <param name="run">A run of what the learner wrote, not of an answer or a mistake.</param>
    public LearnerProgress Record(KataRun run)
    {
        var now = time.GetUtcNow();
        return ChangeIfPossible(progress => Noted(progress, run, now).On(run.Kata, now));
    }

    /// <summary>Notes runs of katas that the learner did not turn to one by one.</summary>
    public LearnerProgress RecordAll(IReadOnlyList<KataRun> runs)
    {
        var now = time.GetUtcNow();
        return ChangeIfPossible(progress => runs.Aggregate(progress, (sum, run) => Noted(sum, run, now)));
    }

    /// <summary>Takes the next hint: the one that the failing test names, then the others in their order.</summary>
    /// <returns>The hint; null when all have been taken, or the kata has none.</returns>
    public Hint? TakeHint(Kata kata)
    {
        Hint? taken = null;
        ChangeIfPossible(progress =>
        {
            taken = NextHint.Of(kata, progress.Of(kata));
            return progress
                .With(kata, known => taken is null ? known : known with { Hints = known.Hints.Add(taken.Number) })
                .On(kata, time.GetUtcNow());
        });
        return taken;
    }

    /// <summary>Notes that the answer was shown.</summary>
    public LearnerProgress SeeAnswer(Kata kata) => ChangeIfPossible(progress => progress
        .With(kata, known => known with { SawAnswer = known.SawAnswer || known.FirstGreen is null })
        .On(kata, time.GetUtcNow()));

    /// <summary>Notes that all questions of a lesson were answered.</summary>
    /// <param name="lesson">Its name, such as 03-n-plus-one.</param>
    public QuizScore AddQuiz(string lesson, int right, int questions) => ChangeIfPossible(progress =>
    {
        var before = progress.Quizzes.GetValueOrDefault(lesson, new(questions, 0, 0, 0));
        // After an update that changed the number of questions, an old best means nothing.
        var best = before.Questions == questions ? Math.Max(before.BestRight, right) : right;
        return progress with { Quizzes = progress.Quizzes.SetItem(lesson, new(questions, right, best, before.Rounds + 1)) };
    }).Quizzes[lesson];

    /// <summary>Keeps the predictions of a lesson that was run.</summary>
    /// <param name="lesson">Its name, such as 03-n-plus-one.</param>
    /// <param name="notebook">The file with its outputs; it may be missing.</param>
    public LearnerProgress KeepPredictions(string lesson, string notebook) => PredictionsIn.Notebook(notebook) is { IsEmpty: false } found
        ? ChangeIfPossible(progress => progress with
        {
            Predictions = progress.Predictions.SetItem(lesson, PredictionsIn.Merge(progress.Predictions.GetValueOrDefault(lesson, []), found)),
        })
        : Progress;

    /// <summary>Puts the stub back.</summary>
    /// <returns>The folder that holds what the learner wrote; null when that was the stub, and nothing was done.</returns>
    /// <exception cref="CommandException">A copy cannot be kept, or there is no stub to put back; nothing was changed.</exception>
    public string? Reset(Kata kata)
    {
        if (!Stubs.IsChanged(kata))
        {
            return null;
        }

        Stubs.Require(kata);
        var kept = Kept.Keep("reset", kata.StubFiles);
        Stubs.PutBack(kata);
        ChangeIfPossible(progress => progress
            .With(kata, known => known with { IsGreen = false, IsCaughtUp = false, NamedHint = null, LastCode = null })
            .On(kata, time.GetUtcNow()));
        return kept;
    }

    /// <summary>Puts the course's answer in place of what the learner wrote, who goes on from there: caught up is not solved.</summary>
    /// <returns>The folder that holds what the learner wrote; null when that was the stub.</returns>
    /// <exception cref="CommandException">A copy cannot be kept, or there is no answer; nothing was changed.</exception>
    public string? CatchUp(Kata kata)
    {
        var answer = Stubs.SourcesIn(kata.AnswerFolder);
        if (answer.Count == 0)
        {
            throw CommandException.Failed($"There is no answer to {kata.Name} in {Output.Where.Is(kata.AnswerFolder)}, so nothing was changed.");
        }

        var kept = Stubs.IsChanged(kata) ? Kept.Keep("catch-up", kata.StubFiles) : null;
        Stubs.Replace(kata, kata.AnswerFolder, answer);
        Change(progress => progress
            .With(kata, known => known with { IsCaughtUp = true, SawAnswer = known.SawAnswer || known.FirstGreen is null, NamedHint = null })
            .On(kata, time.GetUtcNow()));
        return kept;
    }

    /// <summary>Brings back what was kept of a kata last; what stands there now is kept in its turn.</summary>
    /// <returns>The folder it came from; null when nothing was kept, or what was kept stands there.</returns>
    /// <exception cref="CommandException">A copy cannot be kept; nothing was changed.</exception>
    public string? UndoReset(Kata kata)
    {
        if (Kept.Newest(kata) is not { } newest || Stubs.CodeOf(newest.Folder, newest.Files) == Stubs.CodeOf(kata))
        {
            return null;
        }

        if (Stubs.IsChanged(kata))
        {
            Kept.Keep("undo", kata.StubFiles);
        }

        Stubs.Replace(kata, newest.Folder, newest.Files);
        ChangeIfPossible(progress => progress
            .With(kata, known => known with { IsGreen = false, IsCaughtUp = IsAnswer(kata), NamedHint = null, LastCode = null })
            .On(kata, time.GetUtcNow()));
        return newest.Folder;
    }

    /// <summary>The kata the learner is on, or else the first unsolved one; null when all are solved.</summary>
    /// <param name="katas">In the order in which to solve them.</param>
    public Kata? Current(IReadOnlyList<Kata> katas)
    {
        var progress = Progress;
        return katas.FirstOrDefault(kata => kata.Id == progress.Current) ?? NextKata.In(katas, progress);
    }

    private static bool IsAnswer(Kata kata) => Stubs.CodeOf(kata) == Stubs.CodeOf(kata.AnswerFolder, Stubs.SourcesIn(kata.AnswerFolder));

    private LearnerProgress Noted(LearnerProgress progress, KataRun run, DateTimeOffset now) =>
        progress.With(run.Kata, known => RunNotes.Add(known, run, Stubs.CodeOf(run.Kata), Stubs.IsChanged(run.Kata), now));

    // A full disk or a read-only folder must not stop a learner from working.
    private LearnerProgress ChangeIfPossible(Func<LearnerProgress, LearnerProgress> change)
    {
        try
        {
            return _file.Change(change);
        }
        catch (CommandException exception)
        {
            warn(exception.Message);
            return change(new());
        }
    }
}
