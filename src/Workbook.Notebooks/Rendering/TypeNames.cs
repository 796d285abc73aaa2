using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>Type names as C# writes them, without the names of the classes that a script compiler wraps around a cell.</summary>
internal static partial class TypeNames
{
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        var name = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName ?? type.Name;
        name = Submission().Replace(name, "").Replace('+', '.');
        if (!type.IsGenericType)
        {
            return name;
        }

        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return (arity < 0 ? name : name[..arity]) + "<" + string.Join(", ", type.GetGenericArguments().Select(Of)) + ">";
    }

    [GeneratedRegex(@"Submission#\d+[+.]")]
    private static partial Regex Submission();

    /// <summary>Removes the wrapper classes from a text that names them.</summary>
    public static string Clean(string text) => Submission().Replace(text, "");
}
