using System.Globalization;

namespace Workbook.Cli.Naming;

/// <summary>
/// Finds a lesson or a kata by what a person types: its number, its slug, a part of either, or the path of its file. The
/// items are paths with '/', such as 03-n-plus-one or 03-n-plus-one/order-history.
/// </summary>
/// <param name="kind">What the items are, for the message: "lesson" or "kata".</param>
internal sealed class NameFinder(string kind, IReadOnlyList<string> items)
{
    private const int NamesInAMessage = 5;

    // The first rule that anything fits decides, so that a whole name is never ambiguous with a longer one.
    private static readonly Func<string, string, bool>[] _rules =
    [
        (item, typed) => Same(item, typed),
        (item, typed) => Same(Slug(item), typed),
        (item, typed) => HasNumber(item, typed),
        (item, typed) => Same(WithoutNumber(Topic(item)), typed) || Same(Topic(item), typed),
        FitsPartByPart,
        (item, typed) => Slug(item).StartsWith(typed, StringComparison.OrdinalIgnoreCase),
        (item, typed) => item.Contains(typed, StringComparison.OrdinalIgnoreCase),
    ];

    /// <summary>The one item that is meant.</summary>
    /// <exception cref="CommandException">None or several are meant; it lists them.</exception>
    public string Find(string typed)
    {
        var name = typed.Trim().Trim('/');
        var found = name.Length == 0
            ? []
            : _rules.Select(rule => items.Where(item => rule(item, name)).ToList()).FirstOrDefault(fit => fit.Count > 0);
        return found switch
        {
            [var only] => only,
            [_, _, ..] => throw CommandException.UsedWrongly($"\"{typed}\" can be {Listed(found, "or")}: name one of them."),
            _ when items.Count == 0 => throw CommandException.UsedWrongly($"There is no {kind} here yet."),
            _ => throw CommandException.UsedWrongly(
                $"There is no {kind} \"{typed}\"; the closest {Listed(Closest(name), "and")}: "
                + $"`{Output.CommandName.Typed} list` shows all."),
        };
    }

    private IReadOnlyList<string> Closest(string typed) =>
        [.. items.OrderBy(item => Math.Min(EditDistance.Between(typed, Slug(item)), EditDistance.Between(typed, item))).Take(3)];

    private static string Listed(IReadOnlyList<string> names, string conjunction)
    {
        var shown = names.Take(NamesInAMessage).ToList();
        var more = names.Count - shown.Count;
        var last = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{more} more") : shown[^1];
        var others = more > 0 ? shown : shown[..^1];
        var verb = conjunction == "or" ? "" : names.Count == 1 ? "is " : "are ";
        return others.Count == 0 ? verb + last : $"{verb}{string.Join(", ", others)} {conjunction} {last}";
    }

    // "3/order-h": each part fits its part of the path.
    private static bool FitsPartByPart(string item, string typed)
    {
        var (parts, typedParts) = (item.Split('/'), typed.Split('/'));
        return parts.Length == 2 && typedParts.Length == 2
            && (HasNumber(item, typedParts[0]) || parts[0].Contains(typedParts[0], StringComparison.OrdinalIgnoreCase))
            && parts[1].Contains(typedParts[1], StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasNumber(string item, string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(item.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var itemNumber)
        && number == itemNumber;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Topic(string item) => item.Split('/')[0];

    public static string Slug(string item) => item.Contains('/') ? item.Split('/')[^1] : WithoutNumber(item);

    private static string WithoutNumber(string topic) =>
        topic.IndexOf('-') is > 0 and var dash && topic[..dash].All(char.IsAsciiDigit) ? topic[(dash + 1)..] : topic;
}
