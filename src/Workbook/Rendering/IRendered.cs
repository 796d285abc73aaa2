namespace Workbook.Rendering;

/// <summary>A value that shows itself in a notebook (<see cref="ToHtml"/>) and in a terminal (<c>ToString</c>).</summary>
public interface IRendered
{
    /// <summary>A fragment of HTML without script, readable on a dark and on a light page. Text from outside is escaped.</summary>
    string ToHtml();
}
