using System.CommandLine;
using System.Diagnostics;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Feedback;
using Workbook.Cli.Naming;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Commands;

/// <summary>Runs the benchmark of a topic in a process of its own.</summary>
internal sealed class BenchCommand : WorkbookCommand
{
    private const string Feedback = "feedback";

    private readonly Repository _repository;
    private readonly Screen _screen;

    private readonly Argument<string> _topic = new("TOPIC") { Description = "A lesson's number or name, or a part of its name; feedback for watch itself." };

    private readonly Option<bool> _full = new("--full") { Description = "Rigorous numbers, which take minutes." };

    private readonly Option<bool> _json = new("--json") { Description = "Print the numbers as JSON, and the rest to standard error." };

    public BenchCommand(Repository repository, Screen screen)
        : base(
            "bench",
            "Run the benchmark of a topic.",
            ("bench n-plus-one", "In quick mode, seconds."),
            ("bench n-plus-one --full", "In full, minutes."),
            ("bench feedback", "How long a result takes after a save: in watch, and with `dotnet test`."))
    {
        _repository = repository;
        _screen = screen;
        Add(_topic);
        Add(_full);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        WriteAccess.Require(_repository.Artifacts);
        if (parsed.GetValue(_topic) == Feedback)
        {
            return await new FeedbackBench(_repository, _screen).RunAsync(parsed.GetValue(_full) ? 20 : 5, cancellationToken);
        }

        var topic = Topic(parsed.GetValue(_topic)!);
        List<string> arguments = [Path.Combine(_repository.LessonDlls, "Workbook.Benchmarks.dll"), topic];
        if (parsed.GetValue(_full))
        {
            arguments.Add("--full");
        }

        return parsed.GetValue(_json)
            ? await JsonAsync(arguments, cancellationToken)
            : await Progress.WhileAsync(_screen, $"Measuring {topic}", progress =>
                ChildProcess.RunAsync(Start(arguments), progress.Say, cancellationToken));
    }

    private async Task<int> JsonAsync(List<string> arguments, CancellationToken cancellationToken)
    {
        var json = Path.Combine(_repository.Artifacts, $"bench-{Path.GetRandomFileName()}.json");
        try
        {
            var exitCode = await ChildProcess.RunAsync(Start([.. arguments, "--json", json]), Console.Error.WriteLine, cancellationToken);
            if (File.Exists(json))
            {
                Console.Out.WriteLine((await File.ReadAllTextAsync(json, cancellationToken)).TrimEnd());
            }

            return exitCode;
        }
        finally
        {
            File.Delete(json);
        }
    }

    private ProcessStartInfo Start(IEnumerable<string> arguments) =>
        new(ChildProcess.Dotnet, arguments) { WorkingDirectory = _repository.Root, RedirectStandardOutput = true };

    // The benchmarks know topics by slug; one that has no lesson is theirs to refuse.
    private string Topic(string typed)
    {
        var lessons = new Contents(_repository).Lessons;
        try
        {
            return lessons.Count == 0 ? typed : NameFinder.Slug(new NameFinder("lesson", lessons).Find(typed));
        }
        catch (CommandException) when (!int.TryParse(typed, out _))
        {
            return typed;
        }
    }
}
