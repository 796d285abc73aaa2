namespace LatencyBudgetKata;

/// <summary>A part of a request, such as the database, and how long it takes.</summary>
public sealed record Part(string Name, TimeSpan Time);

/// <summary>Parts that start together. The step is over when the last of them is.</summary>
public sealed record RequestStep(params IReadOnlyList<Part> SideBySide);

/// <summary>Something that could be done: it makes one part so many times faster. Twice as fast is 2.</summary>
public sealed record Fix(string Part, double Times)
{
    /// <summary>Gets how many times faster, above 0.</summary>
    public double Times { get; } = Times > 0
        ? Times
        : throw new ArgumentOutOfRangeException(nameof(Times), Times, "A part becomes so many times faster: 2 is twice as fast. Zero times and less mean nothing.");
}
