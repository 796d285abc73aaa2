using System.Text.RegularExpressions;

namespace Workbook.Profiling;

/// <summary>Turns what the runtime calls a type into what a person calls it: <c>System.Collections.Generic.List`1[System.Int32]</c> is <c>List&lt;Int32&gt;</c>.</summary>
internal static partial class TypeNames
{
    public static string Short(string fullName)
    {
        var name = ArrayMark().Replace(fullName, "\u0001$1\u0002");
        name = Arity().Replace(Namespace().Replace(name, ""), "");
        return name.Replace('[', '<').Replace(']', '>').Replace(",", ", ").Replace('+', '.')
            .Replace('\u0001', '[').Replace('\u0002', ']').Replace("[, ", "[,");
    }

    [GeneratedRegex(@"\[(,*)\]")]
    private static partial Regex ArrayMark();

    // Also through generic arguments; a class that the compiler made up keeps its <>.
    [GeneratedRegex(@"(?<![\w>])(?:[\w]+\.)+(?=[\w<])")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"`\d+")]
    private static partial Regex Arity();
}
