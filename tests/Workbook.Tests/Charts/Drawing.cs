using System.Globalization;
using System.Xml.Linq;
using Workbook.Charts;

namespace Workbook.Tests.Charts;

/// <summary>Reads back what a chart drew.</summary>
internal sealed class Drawing(Picture picture)
{
    public XElement Root { get; } = XDocument.Parse(picture.Svg).Root!;

    public IEnumerable<XElement> All(string name) => Root.Descendants().Where(element => element.Name.LocalName == name);

    public IEnumerable<string> Texts => All("text").Select(text => text.Nodes().OfType<XText>().First().Value);

    public XElement Text(string content) => All("text").Single(text => text.Nodes().OfType<XText>().First().Value == content);

    /// <summary>Centres of the markers of one series.</summary>
    public IReadOnlyList<(double X, double Y)> Markers(string series) =>
        [.. All("g").Single(g => (string?)g.Attribute("data-series") == series).Elements()
            .Select(element => (string?)element.Attribute("transform")).Where(transform => transform is not null)
            .Select(transform => transform!["translate(".Length..^1].Split(' '))
            .Select(xy => (Parse(xy[0]), Parse(xy[1])))];

    public static double Number(XElement element, string attribute) => Parse(element.Attribute(attribute)!.Value);

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
