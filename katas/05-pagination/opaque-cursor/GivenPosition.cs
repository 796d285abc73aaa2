namespace OpaqueCursorKata;

/// <summary>A place in a list sorted by time and Id: right after the row with these.</summary>
/// <param name="PlacedAt">The time, to the tick, in UTC.</param>
/// <param name="OrderId">The Id, any number.</param>
public sealed record Position(DateTime PlacedAt, int OrderId);

/// <summary>Why a cursor is refused.</summary>
public enum CursorFault
{
    /// <summary>It was not made here for this list, or not like this: made up, cut, changed, or of another list or key.</summary>
    Invalid,

    /// <summary>It is genuine, and of a version that is not read any more.</summary>
    Outdated,
}

/// <summary>A cursor that cannot be used. An API answers 400 with the message.</summary>
/// <param name="fault">Why.</param>
public sealed class CursorException(CursorFault fault) : Exception(fault == CursorFault.Outdated
    ? "This cursor is of an earlier version. Start again from the first page."
    : "This is not a cursor of this list. Use the value of \"next\" as it is, or start again from the first page.")
{
    /// <summary>Gets the reason.</summary>
    public CursorFault Fault => fault;
}
