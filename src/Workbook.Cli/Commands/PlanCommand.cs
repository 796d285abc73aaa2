using System.CommandLine;
using System.Globalization;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Lessons;
using Workbook.Cli.Output;
using Workbook.Cli.Planning;
using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>Makes the schedule of a workshop.</summary>
internal sealed class PlanCommand : WorkbookCommand
{
    private readonly Repository _repository;
    private readonly Screen _screen;

    private readonly Option<double> _hours = new("--hours")
    {
        Description = "How long a day is, from its start to its end.",
        Required = true,
        CustomParser = result => double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var hours) ? hours : double.NaN,
    };

    private readonly Option<int> _days = new("--days") { Description = "How many days.", DefaultValueFactory = _ => 1 };

    private readonly Option<string[]> _lessons = new("--lessons")
    {
        Description = "Which lessons, in this order: 00,03,02. Without it: by number, for half of the hours.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "LESSON,LESSON",
    };

    private readonly Option<string?> _start = new("--start") { Description = "When a day starts (default 9:00).", HelpName = "H:MM" };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Where to write the Markdown (default artifacts/plans/plan.md); the page lies in artifacts/plans.",
        HelpName = "FILE.md",
    };

    public PlanCommand(Repository repository, Screen screen)
        : base(
            "plan",
            "For instructors: make the schedule of a workshop, as Markdown and as a page.",
            ("plan --hours 4 --lessons 00,03,02", "Half a day: these lessons, and the katas for which there is time."),
            ("plan --hours 7 --days 2 --start 8:30", "Two days, with the lessons by number."))
    {
        _repository = repository;
        _screen = screen;
        Add(_hours);
        Add(_days);
        Add(_lessons);
        Add(_start);
        Add(_out);
        SetAction(Make);
    }

    private int Make(ParseResult parsed)
    {
        var request = Request(parsed);
        var katas = Directory.Exists(_repository.Katas) ? KataCatalog.Load(_repository.Root).Katas : [];
        var plan = Plan.Make(request, katas);
        if (plan.Days.Count == 0)
        {
            throw CommandException.Failed($"Not one lesson fits into {request.Hours.ToString(CultureInfo.InvariantCulture)} hours: give it more.");
        }

        var folder = Path.Combine(_repository.Artifacts, "plans");
        var markdown = Path.GetFullPath(parsed.GetValue(_out) ?? Path.Combine(folder, "plan.md"));
        var page = Path.Combine(folder, Path.GetFileNameWithoutExtension(markdown) + ".html");
        WriteAccess.Require(folder);
        WriteAccess.Require(Path.GetDirectoryName(markdown)!);
        var text = new PlanMarkdown(_repository.Root, Path.GetDirectoryName(markdown)!).Of(plan);
        File.WriteAllText(markdown, text);
        MarkdownPage.Write(text, Path.GetDirectoryName(markdown)!, page);
        new PlanView(_screen).Show(plan);
        _screen.Line($"Markdown: {Where.Is(markdown)}");
        _screen.Line($"Page:     {Where.Is(page)}");
        _screen.Line($"          {Where.Link(page)}");
        return ExitCode.Fine;
    }

    private PlanRequest Request(ParseResult parsed)
    {
        var (hours, days) = (parsed.GetValue(_hours), parsed.GetValue(_days));
        if (hours is not (>= 1 and <= 12) || days is not (>= 1 and <= 10))
        {
            throw CommandException.UsedWrongly("A plan has 1 to 10 days of 1 to 12 hours: `--hours 4`, or `--hours 7 --days 2`.");
        }

        var start = PlanRequest.UsualStart;
        if (parsed.GetValue(_start) is { } typed && !TimeOnly.TryParseExact(typed, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out start))
        {
            throw CommandException.UsedWrongly("--start takes a time such as 9:00 or 13:30.");
        }

        var all = LessonCatalog.Load(_repository.Root).Lessons;
        var named = (parsed.GetValue(_lessons) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => LessonNames.FindFile(name, _repository)).Distinct().ToList();
        var chosen = named.Count == 0 ? all : [.. named.Select(path => all.FirstOrDefault(lesson => lesson.Path == path) ?? throw Broken(path))];
        return new(days, hours, start, chosen, IsChoice: named.Count > 0);
    }

    private static CommandException Broken(string path) =>
        CommandException.Failed($"{Where.Is(path)} is no lesson that can be read: `{CommandName.Typed} list` says why.");
}
