using Microsoft.AspNetCore.Html;

namespace Workbook.Notebooks;

#pragma warning disable IDE1006, CA1707 // The names are those of the kernel's helpers.

/// <summary>What a cell can call without naming a class, as in .NET Interactive.</summary>
public static class CellHelpers
{
    /// <summary>Shows a value below the cell. A string is shown as text whatever the MIME type: markup goes through <see cref="HTML"/>.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Markup to be shown as it is.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
