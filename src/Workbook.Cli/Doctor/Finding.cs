namespace Workbook.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Name">The thing, such as ".NET SDK".</param>
/// <param name="IsThere">It is there and works.</param>
/// <param name="Detail">Its version or address; or what was seen instead.</param>
internal sealed record Finding(string Name, bool IsThere, string Detail)
{
    /// <summary>Without it no lesson runs in the terminal.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>What one cannot do without it.</summary>
    public string Costs { get; init; } = "";

    /// <summary>How to get it on this system; empty when the detail says so.</summary>
    public string Get { get; init; } = "";
}
