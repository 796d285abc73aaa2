using Workbook.Notebooks;

// In this namespace because every cell imports it.
namespace System;

/// <summary>What a cell can call on any value, as in .NET Interactive.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value below the cell, in the given MIME types or in all it has.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(ValueRendering.Render(value, mimeTypes), ValueRendering.NameOf(value));
        DisplaySink.Show(displayed);
        return displayed;
    }
}
