namespace Workbook.Load;

/// <summary>What one kind of user does: steps one after the other. A failed step ends the session.</summary>
public sealed record Scenario
{
    /// <param name="name">What the report calls it.</param>
    /// <param name="weight">Its part of the sessions: with weights 60, 30 and 10 every hundred sessions are 60, 30 and 10. 1 or more.</param>
    /// <param name="steps">At least one.</param>
    public Scenario(string name, int weight, params LoadStep[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        if (steps.Length == 0)
            throw new ArgumentException($"The scenario '{name}' has no step.", nameof(steps));
        (Name, Weight, Steps) = (name, weight, steps);
    }

    /// <summary>A scenario of one step, the only one.</summary>
    public static Scenario Of(string name, Func<CancellationToken, Task> send) => new(name, 1, new LoadStep(name, send));

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>Its part of the sessions.</summary>
    public int Weight { get; }

    /// <summary>Its requests.</summary>
    public IReadOnlyList<LoadStep> Steps { get; }
}
