using Workbook.Rendering;

namespace Workbook.Lessons;

/// <summary>Holds a claim of a lesson to what was just counted.</summary>
public static class Check
{
    /// <summary>Shows the claim when it holds, and stops the lesson when it does not.</summary>
    /// <param name="claim">The claim, as a sentence.</param>
    /// <param name="holds">Whether it holds. Decide it on counts, never on a time.</param>
    /// <exception cref="CheckFailedException">It does not hold.</exception>
    public static Claim That(string claim, bool holds) => holds ? new Claim(claim) : throw new CheckFailedException($"No longer true: {claim}");
}
