namespace Workbook.Katas;

/// <summary>A right answer written differently from ours, which the kata's tests must accept.</summary>
/// <param name="Folder">The full path of the folder whose files replace the kata's; pass it to <see cref="KataEngine.RunAsync"/>.</param>
public sealed record Alternative(string Folder)
{
    /// <summary>Gets the folder's name.</summary>
    public string Name => Path.GetFileName(Folder);
}
