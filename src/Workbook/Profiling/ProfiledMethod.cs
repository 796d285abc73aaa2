namespace Workbook.Profiling;

/// <summary>One method of a profile. Shares are of the whole profile, 0 to 1.</summary>
/// <param name="Name">Type and method, without namespace, parameters and generic arguments.</param>
/// <param name="Self">Weight of the samples in which this method itself was running.</param>
/// <param name="Inclusive">Weight of the samples in which it was anywhere on the stack; a recursive method counts once per sample.</param>
/// <param name="SelfShare">Self weight against the weight of all samples.</param>
/// <param name="InclusiveShare">Inclusive weight against the weight of all samples.</param>
public sealed record ProfiledMethod(string Name, double Self, double Inclusive, double SelfShare, double InclusiveShare)
{
    /// <summary>Adds stacks up by method: most self weight first, then inclusive weight, then name.</summary>
    /// <param name="stacks">Method names from the outermost caller to the method that was running, and what the stack weighs.</param>
    public static IReadOnlyList<ProfiledMethod> From(IEnumerable<(IReadOnlyList<string> Stack, double Weight)> stacks)
    {
        ArgumentNullException.ThrowIfNull(stacks);
        var self = new Dictionary<string, double>();
        var inclusive = new Dictionary<string, double>();
        var total = 0.0;
        foreach (var (frames, weight) in stacks)
        {
            total += weight;
            foreach (var frame in frames.Distinct())
                inclusive[frame] = inclusive.GetValueOrDefault(frame) + weight;
            if (frames.Count > 0)
                self[frames[^1]] = self.GetValueOrDefault(frames[^1]) + weight;
        }
        return [.. inclusive
            .Select(method => (Name: method.Key, Self: self.GetValueOrDefault(method.Key), Inclusive: method.Value))
            .Select(m => new ProfiledMethod(m.Name, m.Self, m.Inclusive, Share(m.Self), Share(m.Inclusive)))
            .OrderByDescending(m => m.Self).ThenByDescending(m => m.Inclusive).ThenBy(m => m.Name, StringComparer.Ordinal)];

        double Share(double weight) => total == 0 ? 0 : weight / total;
    }
}
