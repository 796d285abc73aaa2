using System.Diagnostics;
using Markdig;

namespace Workbook.Notebooks;

/// <summary>Runs the segments of one cell and tells the parent what came of it.</summary>
internal sealed class CellRun(ScriptSession session, MessageWriter messages)
{
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    public async Task RunAsync(RunRequest request)
    {
        if (await ErrorOfAsync(request) is { } error)
        {
            messages.Output(error);
        }

        messages.Write(new KernelMessage { DoneMilliseconds = _elapsed.Elapsed.TotalMilliseconds });
    }

    private async Task<ErrorOutput?> ErrorOfAsync(RunRequest request)
    {
        try
        {
            var segments = CellSplitter.Split(request.Code);
            new References(Environment.CurrentDirectory).Check(segments.OfType<CodeSegment>());
            return await RunSegmentsAsync(segments, request.Number);
        }
        catch (DialectException e)
        {
            return new ErrorOutput(e.Name, e.Message, e.Line, []);
        }
        catch (Exception e)
        {
            return ErrorReport.Of(e, request.Number);
        }
    }

    private async Task<ErrorOutput?> RunSegmentsAsync(IReadOnlyList<Segment> segments, int number)
    {
        long? timedFrom = null;
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case TimeSegment:
                    timedFrom = Stopwatch.GetTimestamp();
                    break;
                case HtmlSegment html:
                    Show(CellHelpers.HTML(html.Html));
                    break;
                case MarkdownSegment markdown:
                    var pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
                    Show(CellHelpers.HTML(Markdown.ToHtml(markdown.Markdown, pipeline)));
                    break;
                case CodeSegment code:
                    if (await session.RunAsync(code.Code, number, value => Show(value, isResult: true)) is { } error)
                    {
                        return error;
                    }

                    break;
            }
        }

        if (timedFrom is { } start)
        {
            Show(FormattableString.Invariant($"Wall time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.###}ms"));
        }

        return null;
    }

    private static void Show(object? value, bool isResult = false) =>
        DisplaySink.Show(new DisplayedValue(ValueRendering.Render(value), ValueRendering.NameOf(value)), isResult);
}
