namespace Workbook.Notebooks;

/// <summary>What <c>display</c> gives back. As the last expression of a cell it shows the value a second time, as the real kernel does: end the line with a semicolon.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(IReadOnlyDictionary<string, string> data, string typeName)
    {
        Data = data;
        TypeName = typeName;
    }

    internal IReadOnlyDictionary<string, string> Data { get; }

    internal string TypeName { get; }
}
