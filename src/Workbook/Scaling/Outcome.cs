namespace Workbook.Scaling;

/// <summary>What became of a request at a server.</summary>
internal enum Outcome
{
    /// <summary>It was answered, with whatever status.</summary>
    Answered,

    /// <summary>The connection broke, or the limit passed.</summary>
    Lost,

    /// <summary>The client went away first.</summary>
    Abandoned,
}
