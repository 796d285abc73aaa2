namespace AuditLogKata;

/// <summary>What an auditor asks for.</summary>
/// <param name="ActorId">Whose entries; null for everybody's.</param>
/// <param name="After">The place to go on from; null for the first page.</param>
/// <param name="Size">Entries on a page, 1 to 100.</param>
public sealed record AuditQuestion(int? ActorId, AuditPlace? After, int Size);

/// <summary>A place in the log: right after the entry with this time and this Id, whether it still exists or not.</summary>
public sealed record AuditPlace(DateTime At, int Id);

/// <summary>One line of the page.</summary>
public sealed record AuditLine(int Id, DateTime At, string ActorName, string Action);

/// <summary>The page, newest entries first: by At, then by Id.</summary>
/// <param name="Lines">The entries of this page.</param>
/// <param name="Matches">How many entries there are, on all pages: "0" to "1000", or "more than 1000".</param>
/// <param name="Oldest">When the oldest of them happened; null when there are none.</param>
/// <param name="HasNewer">Whether there is an entry newer than this page.</param>
/// <param name="Next">The place after this page; null when nothing is older than it.</param>
public sealed record AuditView(IReadOnlyList<AuditLine> Lines, string Matches, DateTime? Oldest, bool HasNewer, AuditPlace? Next);
