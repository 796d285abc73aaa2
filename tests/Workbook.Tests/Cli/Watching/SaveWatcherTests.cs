using Workbook.Cli.Watching;
using Workbook.Redis;

namespace Workbook.Tests.Cli.Watching;

public sealed class SaveWatcherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("saves-").FullName;
    private readonly SaveWatcher _saves;

    public SaveWatcherTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "kata"));
        File.WriteAllText(Code, "first");
        File.WriteAllText(Other, "other");
        _saves = new(_folder);
    }

    private string Code => Path.Combine(_folder, "kata", "Code.cs");

    private string Other => Path.Combine(_folder, "kata", "Other.cs");

    public void Dispose()
    {
        _saves.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_save_is_told_once_however_many_events_it_raises()
    {
        File.WriteAllText(Code, "second");
        File.SetLastWriteTimeUtc(Code, DateTime.UtcNow);
        Assert.Equal([Code], await NextAsync());

        // The same text again is no change, so what comes next is the other file.
        File.WriteAllText(Code, "second");
        File.WriteAllText(Other, "changed");
        Assert.Equal([Other], await NextAsync());
    }

    [Fact]
    public async Task An_editor_may_save_by_renaming()
    {
        var beside = Path.Combine(_folder, "kata", "Code.cs~");
        File.WriteAllText(beside, "second");
        File.Move(beside, Code, overwrite: true);

        Assert.Equal([Code], await NextAsync());
    }

    [Fact]
    public async Task An_editor_may_move_the_old_file_away_first()
    {
        File.Move(Code, Path.Combine(_folder, "kata", "Code.cs.bak"));
        File.WriteAllText(Code, "second");

        Assert.Equal([Code], await NextAsync());
    }

    [Fact]
    public async Task Files_that_come_and_go_are_told()
    {
        var added = Path.Combine(_folder, "kata", "Added.cs");
        File.WriteAllText(added, "more");
        Assert.Equal([added], await NextAsync());

        File.Delete(added);
        Assert.Equal([added], await NextAsync());
    }

    [Fact]
    public async Task Other_line_ends_are_a_change_and_other_files_are_none()
    {
        File.WriteAllText(Path.Combine(_folder, "kata", "README.md"), "text");
        File.WriteAllText(Code, "first\r\n");

        Assert.Equal([Code], await NextAsync());
    }

    private Task<IReadOnlyList<string>> NextAsync() => _saves.NextAsync(TestContext.Current.CancellationToken).WithLimit(ChildRun.Limit, "Hearing of the next save");
}
