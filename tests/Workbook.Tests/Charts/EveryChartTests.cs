using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Workbook.Charts;

namespace Workbook.Tests.Charts;

public class EveryChartTests
{
    private const string Hostile = "<a href='x'>&\"]]>\u0001";

    private static readonly Dictionary<string, Func<string, Picture>> _kinds = new()
    {
        ["lines"] = name => Chart.Lines(name, name, name, (name, new[] { (1.0, 2.0), (3.0, 4.0) })),
        ["bars"] = name => Chart.Bars(name, name, (name, 5), ("b", 7)),
        ["bars with long names"] = name => Chart.Bars(name, name, (name + new string('x', 100), 5)),
        ["dots"] = name => Chart.Bars(name, name, logX: true, (name, 5), ("b", 700)),
        ["histogram"] = name => Chart.Histogram(name, name, [1, 2, 3], logX: false, (name, 2)),
        ["timeline"] = name => Chart.Timeline(name, name, window: 1, (name, [(0.5, true), (0.7, false)])),
        ["flame graph"] = name => Chart.FlameGraph(name, name, [($"{name};b", 5)]),
    };

    public static TheoryData<string> Names => [.. _kinds.Keys];

    [Theory, MemberData(nameof(Names))]
    public void It_is_well_formed_and_runs_and_loads_nothing(string kind)
    {
        var drawing = new Drawing(_kinds[kind](Hostile));

        Assert.Equal("svg", drawing.Root.Name.LocalName);
        Assert.Empty(drawing.All("script").Concat(drawing.All("style")).Concat(drawing.All("image")).Concat(drawing.All("a")));
        Assert.DoesNotContain(drawing.Root.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName is "href" or "id" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) ||
            attribute.Value.Contains("url(", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void It_scales_and_takes_its_text_colour_from_the_page(string kind)
    {
        var root = new Drawing(_kinds[kind]("name")).Root;

        Assert.StartsWith("0 0 520 ", root.Attribute("viewBox")!.Value, StringComparison.Ordinal);
        Assert.Contains("width:100%", root.Attribute("style")!.Value, StringComparison.Ordinal);
        Assert.Equal("currentColor", root.Attribute("fill")!.Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_has_a_title_and_a_text_alternative(string kind)
    {
        var picture = _kinds[kind]("orders");
        var root = new Drawing(picture).Root;

        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal($"orders. {picture.Description}", root.Attribute("aria-label")!.Value);
        Assert.Equal(["title", "desc"], root.Elements().Take(2).Select(element => element.Name.LocalName));
        Assert.Equal("orders", root.Elements().First().Value);
        Assert.Equal(picture.Description, root.Elements().ElementAt(1).Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void Foreign_text_stays_text_on_a_page(string kind)
    {
        var page = new HtmlParser().ParseDocument(_kinds[kind](Hostile).ToHtml());

        Assert.Empty(page.QuerySelectorAll("a, script"));
        Assert.Contains("<a href='x'>&\"]]>\uFFFD", page.QuerySelector("figure svg title")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("figure details table td"));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_terminal_gets_the_title_the_data_and_the_description(string kind)
    {
        var picture = _kinds[kind]("orders");

        Assert.Equal($"orders\n{picture.Data}\n{picture.Description}", picture.ToString());
        Assert.NotEmpty(picture.Data.Rows);
    }

    [Theory, MemberData(nameof(Names))]
    public void No_text_begins_outside_the_picture(string kind)
    {
        foreach (var text in new Drawing(_kinds[kind]("orders")).All("text").Where(t => (string?)t.Attribute("text-anchor") is null))
        {
            Assert.InRange(Drawing.Number(text, "x"), 0, 520);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_title_is_required(string kind) => Assert.ThrowsAny<ArgumentException>(() => _kinds[kind](" "));
}
