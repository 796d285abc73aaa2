using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>A value as text a person reads in a terminal.</summary>
internal static class PlainText
{
    private const int Items = 20;
    private const int LineLength = 100;

    public static string Of(object? value) => Of(value, depth: 0);

    private static string Of(object? value, int depth) => value switch
    {
        null => "<null>",
        string text => depth == 0 ? text : $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        Type type => TypeNames.Of(type),
        // Not by its members: reading Result would wait for it.
        Task task => $"{TypeNames.Of(task.GetType())} ({task.Status}; await it to see what it gives)",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary map when depth < 2 => Sequence(map.Keys.Cast<object?>().Select(k => $"{Of(k, depth + 1)}: {Of(map[k!], depth + 1)}"), map.Count, depth),
        IEnumerable items when depth < 2 && !HasToString(value) => Sequence(items.Cast<object?>().Select(i => Of(i, depth + 1)), (items as ICollection)?.Count, depth),
        _ when HasToString(value) || depth >= 2 => TypeNames.Clean(value.ToString() ?? ""),
        _ => Members(value, depth),
    };

    private static string Sequence(IEnumerable<string> items, int? count, int depth)
    {
        // One more than is shown tells whether there is more, also of a sequence that never ends.
        var shown = items.Take(Items + 1).ToList();
        var more = shown.Count > Items ? count is { } n ? $"... ({n - Items:N0} more)" : "... (more)" : null;
        shown = shown.Count > Items ? [.. shown.Take(Items), more!] : shown;
        var oneLine = "[" + string.Join(", ", shown) + "]";
        return depth > 0 || (oneLine.Length <= LineLength && !oneLine.Contains('\n')) ? oneLine : string.Join("\n", shown);
    }

    private static string Members(object value, int depth)
    {
        var text = new StringBuilder(TypeNames.Of(value.GetType()).Split('.')[^1]);
        var properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
            .Take(Items)
            .Select(p => $"{p.Name} = {Of(Read(p, value), depth + 1)}");
        var body = string.Join(", ", properties);
        return body.Length == 0 ? text.ToString() : text.Append(" { ").Append(body).Append(" }").ToString();
    }

    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException e)
        {
            // One property that throws must not hide the others.
            return $"({e.InnerException?.GetType().Name})";
        }
    }

    private static bool HasToString(object value)
    {
        var owner = value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType;
        return owner != typeof(object) && owner != typeof(ValueType);
    }
}
