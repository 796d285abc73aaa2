using System.Text.RegularExpressions;

namespace Workbook.Profiling;

/// <summary>Turns what the runtime calls a method into what its source calls it.</summary>
internal static partial class MethodNames
{
    private const string ScriptCell = "Submission#";

    /// <summary>
    /// <c>Shop.Report+&lt;&gt;c__DisplayClass3_0.&lt;Build&gt;b__1(class System.String)</c> becomes <c>Report.Build (lambda)</c>: type and method, without
    /// namespace, parameters, generic arguments and the classes that the compiler made up.
    /// </summary>
    public static string Short(string fullName)
    {
        var name = Arity().Replace(WithoutBrackets(Parameters().Replace(fullName, "")), "");
        var cut = LastDot(name);
        if (cut <= 0)
            return name;
        var (type, method) = (name[..cut], name[(cut + 1)..]);
        var types = type[(LastDot(type) + 1)..].Split('+').ToList();
        // An async method or an iterator is a class named after it, with a MoveNext.
        if (method == "MoveNext" && types[^1].StartsWith('<'))
        {
            method = types[^1];
            types.RemoveAt(types.Count - 1);
        }
        types.RemoveAll(t => t.StartsWith('<'));
        method = Written(method);
        if (types.Count > 0 && types[0].StartsWith(ScriptCell, StringComparison.Ordinal))
        {
            // What a cell says outside of any method is a method of its own, called Initialize by the compiler.
            if (method == "Initialize" || method.StartsWith("Initialize ", StringComparison.Ordinal))
                method = $"cell {types[0][ScriptCell.Length..]}{method["Initialize".Length..]}";
            types.RemoveAt(0);
        }
        return string.Join('.', [.. types, method]);
    }

    // <Build>b__1, <Build>g__Local|1_0, <LoadAsync>d__5, and all of them inside each other.
    private static string Written(string name)
    {
        if (!name.StartsWith('<'))
            return name switch { ".ctor" => "new", ".cctor" => "static constructor", _ => Accessor().Replace(LastPart(name), "") };
        var end = Closing(name);
        var (outer, rest) = (Written(name[1..end]), name[(end + 1)..]);
        return rest switch
        {
            ['b', '_', '_', ..] => outer.EndsWith(')') ? outer : outer + " (lambda)",
            ['g', '_', '_', .. var local] => $"{outer}.{local.Split('|')[0]}",
            _ => outer,
        };
    }

    // Code inside an explicitly implemented interface method carries the interface's full name.
    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static int Closing(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return name.Length - 1;
    }

    // The dot that separates: not one inside <>, and before, not in, ".ctor" and ".cctor".
    private static int LastDot(string name)
    {
        var depth = 0;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            depth += name[i] switch { '>' => 1, '<' => -1, _ => 0 };
            if (name[i] == '.' && depth == 0)
                return i > 0 && name[i - 1] == '.' ? i - 1 : i;
        }
        return -1;
    }

    // Brackets nest: Dictionary`2[System.String,List`1[System.Int32]].FindValue
    private static string WithoutBrackets(string name)
    {
        var depth = 0;
        return string.Concat(name.Where(c =>
        {
            depth += c == '[' ? 1 : 0;
            var keep = depth == 0;
            depth -= c == ']' ? 1 : 0;
            return keep;
        }));
    }

    [GeneratedRegex(@"\(.*$", RegexOptions.Singleline)]
    private static partial Regex Parameters();

    [GeneratedRegex(@"`\d+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"^(?:get|set)_(?=.)")]
    private static partial Regex Accessor();
}
