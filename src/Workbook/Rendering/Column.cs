namespace Workbook.Rendering;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Its heading, with the unit of its values: <c>"time (ms)"</c>.</param>
/// <param name="IsRight">Aligned right, as numbers are. Default: left.</param>
public sealed record Column(string Title, bool IsRight = false)
{
    /// <summary>A column of text, aligned left.</summary>
    public static Column Text(string title) => new(title);

    /// <summary>A column of numbers, aligned right.</summary>
    public static Column Number(string title) => new(title, IsRight: true);
}
