using System.Diagnostics;

namespace Workbook.Tests.Cli.Updating;

/// <summary>An update of a clone, with a repository on this disk as the course.</summary>
public sealed class UpdateCommandTests : IDisposable
{
    private const string Stub = "namespace K; // the stub\n";
    private const string Mine = "namespace K; // mine\n";
    private const string File = "katas/01-numbers/double/Stub.cs";

    private readonly ScratchWorkbook _course = new();
    private readonly ScratchWorkbook _learner = new();

    public UpdateCommandTests()
    {
        Assert.SkipUnless(IsGitHere(), "git is not installed.");
        _course.AddKata("01-numbers/double", Stub, "// the tests\n");
        _course.AddFile(".gitignore", "artifacts/\n.workbook/\n");
        _course.AddFile("notebooks/notes.txt", "one\ntwo\nthree\n");
        Git(_course, "init", "--quiet", "--initial-branch=main");
        Commit(_course, "The course");
        Git(_learner, "clone", "--quiet", _course.Root, ".");
    }

    public void Dispose()
    {
        // git makes its objects read-only, which Windows takes seriously.
        foreach (var file in new[] { _course, _learner }.SelectMany(workbook => Directory.GetFiles(workbook.Root, "*", SearchOption.AllDirectories)))
        {
            System.IO.File.SetAttributes(file, FileAttributes.Normal);
        }

        _course.Dispose();
        _learner.Dispose();
    }

    [Fact]
    public async Task A_clone_that_nobody_touched_gets_the_new_course()
    {
        _course.AddKata("02-more/triple", Stub, "");
        Commit(_course, "More");

        var output = await UpdateAsync();

        Assert.StartsWith("The course is up to date now.\nNew katas:\n  02-more/triple\n", output, StringComparison.Ordinal);
        Assert.Equal(Stub, _learner.Read("katas/02-more/triple/Stub.cs"));
        Assert.Equal("This is the newest version of the course.\n", await UpdateAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kata_that_both_changed_stays_the_learners(bool committed)
    {
        _learner.AddFile(File, Mine);
        _learner.AddFile("katas/01-numbers/double/Helper.cs", "// mine too\n");
        if (committed)
        {
            Commit(_learner, "Solved");
        }

        ChangeCourse();
        var output = await UpdateAsync();

        Assert.Equal((Mine, "// mine too\n", "// new tests\n"), (_learner.Read(File), _learner.Read("katas/01-numbers/double/Helper.cs"), _learner.Read("katas/01-numbers/double/StubTests.cs")));
        Assert.Equal("namespace K; // a better stub\n", _learner.Read("stubs/01-numbers/double/Stub.cs"));
        Assert.Contains($"Yours stayed:\n  {File}\n", output, StringComparison.Ordinal);
        Assert.Equal(Mine, System.IO.File.ReadAllText(Kept(File)));
        Assert.Equal("", Git(_learner, "diff", "--name-only", "--diff-filter=U"));
        Assert.Equal("", Git(_learner, "diff", "--cached", "--name-only"));
    }

    [Fact]
    public async Task What_changed_in_a_solved_kata_is_told()
    {
        _learner.AddFile(".workbook/progress.json", """{ "katas": { "01-numbers/double": { "firstGreen": "2030-01-01T00:00:00Z", "isGreen": true } } }""");
        _learner.AddFile(File, Mine);

        ChangeCourse();

        Assert.Contains("Changed in katas you solved:\n  01-numbers/double: its tests, its stub. `", await UpdateAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Other_files_that_both_changed_come_from_the_course_and_a_copy_is_kept(bool committed)
    {
        _learner.AddFile("notebooks/notes.txt", "one\nmine\nthree\n");
        _learner.AddFile("notebooks/new.txt", "mine\n");
        if (committed)
        {
            Commit(_learner, "Notes");
        }

        _course.AddFile("notebooks/notes.txt", "one\ntheirs\nthree\n");
        _course.AddFile("notebooks/new.txt", "theirs\n");
        Commit(_course, "Notes");
        var output = await UpdateAsync();

        Assert.Equal(("one\ntheirs\nthree\n", "theirs\n"), (_learner.Read("notebooks/notes.txt"), _learner.Read("notebooks/new.txt")));
        Assert.Equal("one\nmine\nthree\n", System.IO.File.ReadAllText(Kept("notebooks/notes.txt")));
        Assert.Equal("mine\n", System.IO.File.ReadAllText(Kept("notebooks/new.txt")));
        Assert.Contains("the course's stand there now:\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_learner_changed_is_not_touched()
    {
        _learner.AddFile(File, Mine);
        _learner.AddFile("mine.txt", "mine");
        _course.AddFile("README.md", "new");
        Commit(_course, "More");

        await UpdateAsync();

        Assert.Equal((Mine, "mine"), (_learner.Read(File), _learner.Read("mine.txt")));
        Assert.False(Directory.Exists(Path.Combine(_learner.Root, ".workbook", "kept")));
    }

    [Fact]
    public async Task An_update_that_fails_leaves_everything_as_it_was()
    {
        _learner.AddFile(File, Mine);
        ChangeCourse();
        // A folder where the course has a file: git cannot merge.
        _course.AddFile("blocked", "a file");
        Commit(_course, "Blocked");
        _learner.AddFile("blocked/mine.txt", "mine");

        var result = await _learner.RunAsync("update");

        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("Everything is as it was.\n", result.Errors, StringComparison.Ordinal);
        Assert.Equal((Mine, "mine"), (_learner.Read(File), _learner.Read("blocked/mine.txt")));
        Assert.Equal("// the tests\n", _learner.Read("katas/01-numbers/double/StubTests.cs"));
    }

    [Fact]
    public async Task A_course_that_cannot_be_reached_is_one_sentence()
    {
        Git(_learner, "remote", "set-url", "origin", Path.Combine(_course.Root, "nowhere"));

        await FailsAsync("Cannot fetch from origin, so nothing was changed: `git ls-remote` failed: fatal: ");
    }

    [Fact]
    public async Task What_has_to_be_finished_first_is_said()
    {
        _learner.AddFile(File, Mine);
        Git(_learner, "add", ".");
        await FailsAsync("There are staged changes here: commit them,");

        Git(_learner, "reset", "--quiet");
        Git(_learner, "checkout", "--quiet", "--detach");
        await FailsAsync("No branch is checked out here,");
    }

    [Fact]
    public async Task A_folder_without_git_says_how_to_bring_it_to_a_newer_one_and_that_works()
    {
        using var old = new ScratchWorkbook();
        old.AddKata("01-numbers/double", Stub, "// the tests\n");
        old.AddFile(File, Mine);
        old.AddFile(".workbook/progress.json", """{ "current": "01-numbers/double", "katas": { "01-numbers/double": { "attempts": 4, "firstGreen": "2030-01-01T00:00:00Z" } } }""");
        old.AddFile(".workbook/kept/2029-01-01T00-00-00-reset/katas/01-numbers/double/Stub.cs", "older");
        var told = await old.RunAsync("update");
        Assert.Equal(1, told.ExitCode);
        Assert.EndsWith($"update --from \"{old.Root}\"\n", told.Errors, StringComparison.Ordinal);

        using var newer = new ScratchWorkbook();
        newer.AddKata("01-numbers/double", "namespace K; // a better stub\n", "// new tests\n");
        var brought = await newer.RunAsync("update", "--from", old.Root);

        Assert.Equal((0, ""), (brought.ExitCode, brought.Errors));
        Assert.Equal((Mine, "// new tests\n"), (newer.Read(File), newer.Read("katas/01-numbers/double/StubTests.cs")));
        Assert.Contains("\"attempts\": 4", newer.Read(".workbook/progress.json"), StringComparison.Ordinal);
        Assert.Equal("older", newer.Read(".workbook/kept/2029-01-01T00-00-00-reset/katas/01-numbers/double/Stub.cs"));
        Assert.Contains("  01-numbers/double: its tests, its stub. `", brought.Output, StringComparison.Ordinal);
        Assert.Equal(Mine, old.Read(File));
    }

    [Fact]
    public async Task A_folder_that_is_no_workbook_is_refused()
    {
        using var empty = new ScratchWorkbook();

        var result = await _learner.RunAsync("update", "--from", empty.Root);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"{empty.Root} is no older folder of the workbook", result.Errors, StringComparison.Ordinal);
    }

    private static bool IsGitHere() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => System.IO.File.Exists(Path.Combine(folder, "git")) || System.IO.File.Exists(Path.Combine(folder, "git.exe")));

    private void ChangeCourse()
    {
        _course.AddKata("01-numbers/double", "namespace K; // a better stub\n", "// new tests\n");
        Commit(_course, "Better");
    }

    private async Task<string> UpdateAsync()
    {
        var result = await _learner.RunAsync("update");
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        return result.Output;
    }

    private async Task FailsAsync(string sentence)
    {
        var result = await _learner.RunAsync("update");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(sentence, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    private string Kept(string path) =>
        Path.Combine(Assert.Single(Directory.GetDirectories(Path.Combine(_learner.Root, ".workbook", "kept"))), path);

    private static void Commit(ScratchWorkbook workbook, string message)
    {
        Git(workbook, "add", ".");
        Git(workbook, "-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgSign=false", "commit", "--quiet", "--message", message);
    }

    private static string Git(ScratchWorkbook workbook, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = workbook.Root };
        var (exitCode, output, errors) = ChildRun.Run(start);
        Assert.True(exitCode == 0, $"{ChildRun.Name(start)} ended with {exitCode}: {output}{errors}");
        return output;
    }
}
