using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>Holds costs to budgets, with messages that teach.</summary>
[StackTraceHidden]
public static class Budget
{
    /// <summary>Raised with every count before it is judged, on the thread that asks: so that who runs the tests can show counts of those that pass too.</summary>
    public static event Action<JudgedCount>? Judged;

    /// <summary>Throws unless a count is within its budget.</summary>
    /// <param name="cost">What was counted.</param>
    /// <param name="counter">Which count.</param>
    /// <param name="atMost">The budget, inclusive.</param>
    /// <param name="hint">The hint of the kata that helps, 1 to 3; 0 names none.</param>
    /// <param name="why">What such a count most likely means, in one or two sentences.</param>
    /// <param name="file">The calling file, from which the kata's README is named.</param>
    /// <exception cref="BudgetExceededException">The count is higher.</exception>
    public static void MustStayWithin(
        this Cost cost, string counter, long atMost, int hint = 0, string why = "", [CallerFilePath] string file = "")
    {
        Judged?.Invoke(new(counter, cost[counter]));
        if (cost[counter] > atMost)
        {
            throw new BudgetExceededException(Message(
                $"{Sentence(counter)}: {Show.Number(cost[counter])}, where at most {Show.Number(atMost)} are allowed.", why, "", cost.Evidence, hint, file));
        }
    }

    /// <summary>Throws unless a count is within its budget at every size.</summary>
    /// <param name="growth">What was counted at each size.</param>
    /// <param name="counter">Which count.</param>
    /// <param name="atMost">The budget at a size, inclusive.</param>
    /// <param name="hint">The hint of the kata that helps, 1 to 3; 0 names none.</param>
    /// <param name="why">What such a count most likely means, in one or two sentences.</param>
    /// <param name="file">The calling file, from which the kata's README is named.</param>
    /// <exception cref="BudgetExceededException">The count is higher at one size at least.</exception>
    public static void MustStayWithin(
        this Growth growth, string counter, Func<int, long> atMost, int hint = 0, string why = "", [CallerFilePath] string file = "")
    {
        Announce(growth, counter);
        if (growth.Points.Any(point => point.Cost[counter] > atMost(point.Size)))
        {
            var table = new Table(null, Column.Number(growth.SizeName), Column.Number(counter), Column.Number("budget"));
            foreach (var (size, cost) in growth.Points)
            {
                table.Add(size, cost[counter], atMost(size));
            }

            Fail(growth, counter, table, hint, why, file);
        }
    }

    /// <summary>Throws when a count grows faster than it may, whatever its height.</summary>
    /// <param name="growth">What was counted at each size.</param>
    /// <param name="counter">Which count.</param>
    /// <param name="atMost">The fastest growth allowed.</param>
    /// <param name="hint">The hint of the kata that helps, 1 to 3; 0 names none.</param>
    /// <param name="why">What such growth most likely means, in one or two sentences.</param>
    /// <param name="file">The calling file, from which the kata's README is named.</param>
    /// <exception cref="BudgetExceededException">The count grows faster.</exception>
    public static void MustGrowAtMost(
        this Growth growth, string counter, GrowthClass atMost, int hint = 0, string why = "", [CallerFilePath] string file = "")
    {
        Announce(growth, counter);
        if (growth.ClassOf(counter) > atMost)
        {
            var table = new Table(null, Column.Number(growth.SizeName), Column.Number(counter));
            foreach (var (size, cost) in growth.Points)
            {
                table.Add(size, cost[counter]);
            }

            Fail(growth, counter, table, hint, why, file, $" They may grow {atMost.InWords()}.");
        }
    }

    private static void Announce(Growth growth, string counter)
    {
        var (size, cost) = growth.Points[^1];
        Judged?.Invoke(new(counter, cost[counter], growth.SizeName, size));
    }

    private static void Fail(Growth growth, string counter, Table table, int hint, string why, string file, string allowed = "")
    {
        var grows = growth.ClassOf(counter);
        var headline = grows == GrowthClass.Constant
            ? $"{Sentence(counter)} do not grow with the number of {growth.SizeName}, but are over the budget."
            : $"{Sentence(counter)} grow {grows.InWords()} with the number of {growth.SizeName}.{allowed}";
        var (size, cost) = growth.Points[^1];
        var evidence = cost.Evidence.Length == 0 ? "" : $"At {Show.Number(size)} {growth.SizeName}: {cost.Evidence}";
        throw new BudgetExceededException(Message(headline, why, table.ToText(), evidence, hint, file));
    }

    private static string Message(string headline, string why, string table, string evidence, int hint, string file)
    {
        var readme = ReadmeOf(file);
        var next = readme is null ? "" : hint == 0 ? $"Next: {readme}" : $"Next: hint {hint} in {readme}";
        string[] parts = [why.Length == 0 ? headline : $"{headline}\n{why}", table.TrimEnd(), evidence.TrimEnd(), next];
        return new StringBuilder().AppendJoin("\n\n", parts.Where(part => part.Length > 0)).ToString();
    }

    /// <summary>The test's file lies in katas/NN-topic/kata-name; anywhere else there is no README to name.</summary>
    private static string? ReadmeOf(string file)
    {
        var parts = file.Split('/', '\\');
        var katas = Array.LastIndexOf(parts, "katas");
        return katas >= 0 && parts.Length - katas == 4 ? $"katas/{parts[katas + 1]}/{parts[katas + 2]}/README.md" : null;
    }

    private static string Sentence(string counter) => char.ToUpperInvariant(counter[0]) + counter[1..];
}
