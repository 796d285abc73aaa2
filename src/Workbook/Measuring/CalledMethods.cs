using System.Reflection;
using System.Reflection.Emit;

namespace Workbook.Measuring;

/// <summary>Which methods some code calls, read from its compiled form. For what no run can show, such as an answer that is another one in the next process.</summary>
public static class CalledMethods
{
    /// <summary>Returns the methods called by the code of a namespace, lambdas and nested types included. What runs them does not matter: dead code counts too.</summary>
    /// <param name="assembly">Where the code is.</param>
    /// <param name="inNamespace">The namespace, without those below it.</param>
    /// <param name="except">Types whose code is left out, such as the tests; their nested types are left out with them.</param>
    /// <returns>Each method once, as the caller names it (a call through a base type names the base type).</returns>
    public static IReadOnlySet<MethodBase> Of(Assembly assembly, string inNamespace, params Type[] except)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return assembly.GetTypes()
            .Where(type => type.Namespace == inNamespace && !except.Contains(Outermost(type)))
            .SelectMany(type => type.GetMethods(own).Concat<MethodBase>(type.GetConstructors(own)))
            .SelectMany(CalledBy)
            .ToHashSet();
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // Every place is tried, whether an instruction begins there or not: no table of the instructions' lengths is needed, and that
    // four bytes of something else are the token of a method, right behind the byte of a call, is too rare to matter.
    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 5 <= code.Length; i++)
        {
            if ((code[i] == OpCodes.Call.Value || code[i] == OpCodes.Callvirt.Value || code[i] == OpCodes.Newobj.Value)
                && Resolve(method, BitConverter.ToInt32(code, i + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        try
        {
            return caller.Module.ResolveMethod(
                token, caller.DeclaringType?.GetGenericArguments(), caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or TypeLoadException or MissingMethodException)
        {
            return null;
        }
    }
}
