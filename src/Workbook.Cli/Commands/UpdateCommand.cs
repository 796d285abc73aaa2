using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;
using Workbook.Cli.Updating;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Gets a newer version of the course without losing anything the learner wrote.</summary>
internal sealed class UpdateCommand : WorkbookCommand
{
    private readonly Repository _repository;
    private readonly Screen _screen;
    private readonly Learner _learner;

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Bring your katas and your progress here from an older folder of the workbook.",
        HelpName = "FOLDER",
    };

    public UpdateCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "update",
            "Get the newest version of the course; what you wrote stays.",
            ("update", "In a clone: fetch and merge. Where you and the course changed the same kata, yours stays."),
            ("update --from ../workbook-old", "In a newer folder that was unpacked from a ZIP."))
    {
        _repository = repository;
        _screen = screen;
        _learner = learner;
        Add(_from);
        SetAction(UpdateAsync);
    }

    private async Task<int> UpdateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        WriteAccess.Require(LearnerFolder.Of(_repository));
        var before = new Contents(_repository).Katas.Select(kata => kata.Id).ToHashSet(StringComparer.Ordinal);
        var result = parsed.GetValue(_from) is { } folder
            ? new FolderUpdate(_repository, _learner, Path.GetFullPath(folder)).Bring()
            : await MergeAsync(cancellationToken);
        if (result is null)
        {
            _screen.Line("This is the newest version of the course.");
            return ExitCode.Fine;
        }

        IReadOnlyList<Kata> katas = new Contents(_repository).Katas;
        _screen.Line(parsed.GetValue(_from) is null ? "The course is up to date now." : "Your work is here now; the older folder is as it was.");
        new UpdateView(_screen).Show(result, katas, [.. katas.Where(kata => !before.Contains(kata.Id))], _learner.Progress);
        return ExitCode.Fine;
    }

    private async Task<UpdateResult?> MergeAsync(CancellationToken cancellationToken)
    {
        // A .git is a folder in a clone, and a file in a worktree.
        var mark = Path.Combine(_repository.Root, ".git");
        if (!Directory.Exists(mark) && !File.Exists(mark))
        {
            throw NoSource("This folder came from a ZIP, so it cannot fetch anything.");
        }

        var program = Tool.Find("git") ?? throw CommandException.Failed("git is missing, which fetches the newer course: https://git-scm.com/downloads");
        var git = new Git(program, _repository.Root, cancellationToken);
        var course = new CourseRemote(git);
        try
        {
            await course.RequireReadyAsync();
            var remote = await course.FindAsync() ?? throw NoSource("This clone has no remote named origin, so it cannot fetch anything.");
            var target = await FetchAsync(course, remote);
            KeepPredictions();
            return await new GitUpdate(_repository, git, new(program, _repository.Root, CancellationToken.None), _learner.Kept).MergeAsync(target);
        }
        catch (GitException exception)
        {
            throw CommandException.Failed($"{exception.Message} Everything is as it was.", exception);
        }
    }

    private async Task<string> FetchAsync(CourseRemote course, string remote)
    {
        try
        {
            return await Progress.WhileAsync(_screen, $"Fetching from {remote}", _ => course.FetchAsync(remote));
        }
        catch (GitException exception)
        {
            throw CommandException.Failed($"Cannot fetch from {remote}, so nothing was changed: {exception.Message}", exception);
        }
    }

    // A notebook that the course changed too is replaced, and the guesses in it with it.
    private void KeepPredictions()
    {
        foreach (var lesson in new Contents(_repository).Lessons)
        {
            _learner.KeepPredictions(lesson, Path.Combine(_repository.Notebooks, lesson + ".ipynb"));
        }
    }

    private CommandException NoSource(string why) => CommandException.Failed(
        $"{why} Unpack the newer course beside it, and run there: {(OperatingSystem.IsWindows() ? "workbook" : "./workbook")} update --from \"{_repository.Root}\"");
}
