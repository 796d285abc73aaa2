using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workbook.Notebooks;

/// <summary>Turns the Markdown cells of one page into HTML and collects their headings.</summary>
internal sealed class Prose(LinkTarget links)
{
    // No mathematics: a lesson about money writes $5.
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseFootnotes().UseEmphasisExtras().UseAutoLinks().UseDefinitionLists().UseAlertBlocks()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { "content" };
    private readonly List<Heading> _headings = [];

    /// <summary>The text of the first heading of level 1.</summary>
    public string? Title { get; private set; }

    /// <summary>The headings of levels 2 and 3, in order.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    public string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, _pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            Note(heading);
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = links.Resolve(link.Url ?? "");
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(r => r is Markdig.Renderers.Html.CodeBlockRenderer);
        renderer.ObjectRenderers.Add(new FencedCode());
        renderer.Render(document);
        return writer.ToString();
    }

    private void Note(HeadingBlock heading)
    {
        var text = string.Concat(heading.Inline?.Descendants().Select(PlainText) ?? []);
        var attributes = heading.GetAttributes();
        attributes.Id = UniqueId(attributes.Id ?? "part");
        if (heading.Level == 1)
        {
            Title ??= text;
        }
        else if (heading.Level <= 3)
        {
            _headings.Add(new Heading(heading.Level, text, attributes.Id));
        }
    }

    // Two cells may have the same heading; each cell is a document of its own.
    private string UniqueId(string id)
    {
        var unique = id;
        for (var n = 1; !_ids.Add(unique); n++)
        {
            unique = $"{id}-{n}";
        }

        return unique;
    }

    private static string PlainText(MarkdownObject inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    };
}
