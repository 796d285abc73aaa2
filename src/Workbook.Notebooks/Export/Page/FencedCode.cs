using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Workbook.Notebooks;

/// <summary>Code blocks in prose: coloured when they are C#.</summary>
internal sealed class FencedCode : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var code = block.Lines.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
        var language = (block as FencedCodeBlock)?.Info;
        var html = language is "csharp" or "cs" or "c#" ? string.Join('\n', CSharpColours.Lines(code)) : Text.Html(code);
        renderer.Write("<pre class=\"code\"><code>").Write(html).Write("</code></pre>\n");
    }
}
