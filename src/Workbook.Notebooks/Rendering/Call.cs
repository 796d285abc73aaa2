using System.Reflection;

namespace Workbook.Notebooks;

/// <summary>Calls by reflection that throw what the called code threw, not a wrapper.</summary>
internal static class Call
{
    public static object? Method(MethodInfo method, object target, params object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    public static object? Property(object target, string name) =>
        target.GetType().GetProperty(name) is { CanRead: true } property && property.GetMethod is { } getter ? Method(getter, target) : null;
}
