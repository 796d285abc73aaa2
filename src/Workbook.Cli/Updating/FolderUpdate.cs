using Workbook.Cli.Learning;
using Workbook.Katas;

namespace Workbook.Cli.Updating;

/// <summary>Brings what a learner has in an older folder of the course into this one; the older folder is only read.</summary>
internal sealed class FolderUpdate(Repository repository, Learner learner, string from)
{
    private readonly Repository _old = new(from, from);

    /// <exception cref="CommandException">The folder is no workbook, or is this one.</exception>
    public UpdateResult Bring()
    {
        if (!Directory.Exists(_old.Katas) || Path.GetFullPath(from) == Path.GetFullPath(repository.Root))
        {
            throw CommandException.UsedWrongly($"{from} is no older folder of the workbook: give the one that you solved katas in.");
        }

        var brought = BringKatas();
        BringKept();
        BringProgress();
        return new(Different(), brought, [], null, null);
    }

    private List<string> BringKatas()
    {
        var brought = new List<string>();
        var stubs = new Stubs(_old);
        var here = new Contents(repository).Katas.ToDictionary(kata => kata.Id);
        foreach (var old in new Contents(_old).Katas.Where(kata => kata.StubFiles.Count > 0 && stubs.IsChanged(kata)))
        {
            if (here.TryGetValue(old.Id, out var kata) && Stubs.CodeOf(kata) != Stubs.CodeOf(old))
            {
                if (learner.Stubs.IsChanged(kata))
                {
                    learner.Kept.Keep("update", kata.StubFiles);
                }

                Stubs.Replace(kata, old.Folder, old.StubFiles);
                brought.AddRange(kata.StubFiles.Select(file => Relative(repository.Root, file)));
            }
        }

        return brought;
    }

    private void BringKept()
    {
        var (source, target) = (Path.Combine(LearnerFolder.Of(_old), "kept"), Path.Combine(LearnerFolder.Of(repository), "kept"));
        foreach (var file in Directory.Exists(source) ? Directory.GetFiles(source, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            if (!File.Exists(copy))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    // What was done here counts; the older folder fills in what was not.
    private void BringProgress()
    {
        var old = new ProgressFile(_old, TimeProvider.System, _ => { }).Read();
        learner.Change(here => here with
        {
            Current = here.Current ?? old.Current,
            LastSeen = here.LastSeen ?? old.LastSeen,
            Katas = old.Katas.SetItems(here.Katas),
            Quizzes = old.Quizzes.SetItems(here.Quizzes),
            Predictions = old.Predictions.SetItems(here.Predictions),
        });
        foreach (var lesson in new Contents(_old).Lessons)
        {
            learner.KeepPredictions(lesson, Path.Combine(_old.Notebooks, lesson + ".ipynb"));
        }
    }

    // Of what was solved: the rest of the course is new to the learner anyway.
    private List<string> Different()
    {
        var progress = learner.Progress;
        return [.. new Contents(repository).Katas
            .Where(kata => progress.Of(kata).FirstGreen is not null)
            .SelectMany(kata => new[] { kata.Folder, kata.AnswerFolder, learner.Stubs.FolderOf(kata) })
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => !SameIn(file, Path.Combine(from, Path.GetRelativePath(repository.Root, file))))
            .Select(file => Relative(repository.Root, file))];
    }

    private static bool SameIn(string file, string other) => File.Exists(other)
        && File.ReadAllText(file).ReplaceLineEndings() == File.ReadAllText(other).ReplaceLineEndings();

    private static string Relative(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');
}
