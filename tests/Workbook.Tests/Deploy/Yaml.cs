using Workbook.Tests.RepositoryTests;
using YamlDotNet.RepresentationModel;

namespace Workbook.Tests.Deploy;

/// <summary>Reads YAML files and looks into them by path.</summary>
internal static class Yaml
{
    public static YamlNode Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(SourceFiles.Read(file)));
        return Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>The node at a path such as <c>spec/template/0/name</c>.</summary>
    public static YamlNode At(this YamlNode node, string path) => path.Split('/').Aggregate(node, (at, part) => at is YamlSequenceNode list
        ? list.Children[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]
        : ((YamlMappingNode)at).Children.TryGetValue(part, out var child) ? child : throw new KeyNotFoundException($"{path}: there is no {part}."));

    /// <summary>The text at a path.</summary>
    public static string Text(this YamlNode node, string path) => ((YamlScalarNode)node.At(path)).Value!;
}
