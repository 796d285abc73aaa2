using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>Ids of cells: 1 to 64 letters, digits, dashes or underscores, unique in their notebook.</summary>
internal static partial class CellId
{
    /// <summary>The id that is there, when it is valid and not taken; else one derived from the text, the same on every run.</summary>
    public static string Unique(JsonNode? present, string text, HashSet<string> taken)
    {
        var id = present is JsonValue value && value.TryGetValue<string>(out var own) && Valid().IsMatch(own) ? own : Derive(text);
        for (var n = 2; !taken.Add(id); n++)
        {
            id = Derive($"{text}\n{n}");
        }

        return id;
    }

    private static string Derive(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex Valid();
}
