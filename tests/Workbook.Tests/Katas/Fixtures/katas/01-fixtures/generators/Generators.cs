using System.Text.RegularExpressions;

namespace GeneratorsKata;

public static partial class Generators
{
    public static bool IsNumber(string text) => Digits().IsMatch(text);

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();
}
