namespace BackwardPageKata;

/// <summary>One order in the archive.</summary>
public sealed record ArchiveEntry(int OrderId, DateTime PlacedAt);

/// <summary>A place in the archive: that of the order with this time and this Id, whether it still exists or not.</summary>
public sealed record Place(DateTime PlacedAt, int OrderId);

/// <summary>One page of the archive, newest first.</summary>
/// <param name="Entries">The orders of this page.</param>
/// <param name="Previous">The place of the first order of this page; null when nothing is newer than it: this is the first page.</param>
/// <param name="Next">The place of the last order of this page; null when nothing is older than it: this is the last page.</param>
public sealed record ArchivePage(IReadOnlyList<ArchiveEntry> Entries, Place? Previous, Place? Next);
