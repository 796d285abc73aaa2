using System.CommandLine;
using System.Text.RegularExpressions;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>Writes progress and predictions, to hand in or to look at.</summary>
internal sealed partial class ExportCommand : WorkbookCommand
{
    private readonly Repository _repository;
    private readonly Screen _screen;
    private readonly Learner _learner;

    private readonly Option<string?> _name = new("--name")
    {
        Description = "How you want to be called; without it the name you log in with.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _to = new("--to") { Description = "The folder to write to.", HelpName = "FOLDER" };

    public ExportCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "export",
            "Write your progress and predictions as JSON and as a page.",
            ("export --name \"Ada\"", "Two files, workbook-Ada.json and workbook-Ada.html, in .workbook/export/."),
            ("export --to handed-in", "In a folder of your choice."))
    {
        _repository = repository;
        _screen = screen;
        _learner = learner;
        Add(_name);
        Add(_to);
        SetAction(parsed => Write(
            (parsed.GetValue(_name) ?? Environment.UserName).Trim(),
            Path.GetFullPath(parsed.GetValue(_to) ?? Path.Combine(LearnerFolder.Of(_repository), "export"))));
    }

    private int Write(string name, string folder)
    {
        WriteAccess.Require(folder);
        var contents = new Contents(_repository);
        // An editor keeps what it measured in the notebook itself.
        foreach (var lesson in contents.Lessons)
        {
            _learner.KeepPredictions(lesson, Path.Combine(_repository.Notebooks, lesson + ".ipynb"));
        }

        var export = ExportBuilder.Build(name, TimeProvider.System.GetLocalNow(), contents, LessonCatalog.Load(_repository.Root), _learner.Progress);
        var file = Path.Combine(folder, $"workbook-{FileName(name)}");
        AtomicFile.Write(file + ".json", export.ToJson());
        AtomicFile.Write(file + ".html", ExportPage.Of(export));
        _screen.Line($"Data: {Where.Is(file + ".json")}");
        _screen.Line($"Page: {Where.Is(file + ".html")}");
        _screen.Line($"      {Where.Link(file + ".html")}");
        return ExitCode.Fine;
    }

    // A name is free text; a file's name must not leave its folder.
    private static string FileName(string name) =>
        Unsafe().Replace(name, "-").Trim('-') is { Length: > 0 } safe ? safe[..Math.Min(safe.Length, 60)] : "learner";

    [GeneratedRegex(@"[^\p{L}\p{Nd}_]+")]
    private static partial Regex Unsafe();
}
