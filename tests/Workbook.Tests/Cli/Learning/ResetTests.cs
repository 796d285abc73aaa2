using Workbook.Cli;
using Workbook.Cli.Learning;

namespace Workbook.Tests.Cli.Learning;

/// <summary>A reset, in a folder without git: nothing that was written is lost.</summary>
public sealed class ResetTests : IDisposable
{
    private readonly LearnerFixture _learner = new();

    public void Dispose() => _learner.Dispose();

    [Fact]
    public void It_puts_the_stub_back_and_keeps_what_was_written_under_the_date()
    {
        _learner.Write("mine");
        _learner.Green();

        var kept = _learner.Learner.Reset(_learner.First);

        Assert.Equal(LearnerFixture.Stub, _learner.Code());
        Assert.Equal("2030-01-01T00-00-00-reset", Path.GetFileName(kept));
        Assert.Equal("mine", _learner.Workbook.Read(".workbook/kept/2030-01-01T00-00-00-reset/katas/01-numbers/first/Stub.cs"));
        Assert.Equal((KataState.Started, 2), (_learner.Known.State, _learner.Known.Stars));
    }

    [Fact]
    public void It_does_nothing_where_nothing_was_written()
    {
        Assert.Null(_learner.Learner.Reset(_learner.First));
        Assert.Null(_learner.Learner.UndoReset(_learner.First));
        Assert.False(Directory.Exists(Path.Combine(_learner.Workbook.Root, ".workbook", "kept")));
    }

    [Fact]
    public void Other_line_ends_are_no_change()
    {
        _learner.Write(LearnerFixture.Stub.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Null(_learner.Learner.Reset(_learner.First));
    }

    [Fact]
    public void Files_that_were_added_and_deleted_are_part_of_it()
    {
        File.Delete(_learner.First.StubFiles[0]);
        _learner.Write("one more", "Helper.cs");
        _learner.Write("deeper", "More/Deep.cs");

        _learner.Learner.Reset(_learner.First);
        Assert.Equal(["Stub.cs"], _learner.First.StubFiles.Select(Path.GetFileName));
        _learner.Learner.UndoReset(_learner.First);

        Assert.Equal(["Helper.cs", "Deep.cs"], _learner.First.StubFiles.Select(Path.GetFileName));
        Assert.Equal("deeper", _learner.Code("More/Deep.cs"));
    }

    [Fact]
    public void Tests_and_given_files_are_left_alone()
    {
        _learner.Write("given", "GivenThings.cs");
        _learner.Write("mine");

        _learner.Learner.Reset(_learner.First);

        Assert.Equal("given", _learner.Code("GivenThings.cs"));
    }

    [Fact]
    public void Undo_brings_back_the_last_and_can_itself_be_undone()
    {
        _learner.Write("first try");
        _learner.Learner.Reset(_learner.First);
        _learner.Write("second try");

        Assert.NotNull(_learner.Learner.UndoReset(_learner.First));
        Assert.Equal("first try", _learner.Code());
        Assert.NotNull(_learner.Learner.UndoReset(_learner.First));
        Assert.Equal("second try", _learner.Code());
    }

    [Fact]
    public void Two_resets_in_one_second_keep_both()
    {
        _learner.Write("one");
        var one = _learner.Learner.Reset(_learner.First);
        _learner.Write("two");
        var two = _learner.Learner.Reset(_learner.First);

        Assert.NotEqual(one, two);
        _learner.Learner.UndoReset(_learner.First);
        Assert.Equal("two", _learner.Code());
    }

    [Fact]
    public void Without_a_copy_of_the_stub_nothing_is_touched()
    {
        Directory.Delete(Path.Combine(_learner.Workbook.Root, "stubs"), recursive: true);
        _learner.Write("mine");

        var exception = Assert.Throws<CommandException>(() => _learner.Learner.Reset(_learner.First));

        Assert.StartsWith("There is no stub of first in ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", _learner.Code());
    }

    [Fact]
    public void Where_no_copy_can_be_kept_nothing_is_touched()
    {
        _learner.Write("mine");
        _learner.Workbook.AddFile(".workbook", "a file where the folder belongs");

        var exception = Assert.Throws<CommandException>(() => _learner.Learner.Reset(_learner.First));

        Assert.StartsWith("Nothing was changed, because a copy cannot be kept in ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", _learner.Code());
    }
}
