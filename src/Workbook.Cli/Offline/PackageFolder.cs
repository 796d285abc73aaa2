namespace Workbook.Cli.Offline;

/// <summary>The packages inside the workbook's folder, which every build takes instead of a registry once it is complete.</summary>
internal sealed class PackageFolder(Repository repository)
{
    public string Location => Path.Combine(repository.Artifacts, "packages");

    /// <summary>Whether builds use it: Directory.Build.props looks for the same file.</summary>
    public bool IsComplete => File.Exists(Mark);

    private string Mark => Path.Combine(Location, "complete");

    // As NuGet lays packages out.
    public bool Has(string name, string version) => Directory.Exists(Path.Combine(Location, name.ToLowerInvariant(), version));

    /// <summary>From now on builds use it.</summary>
    public void Complete() => File.WriteAllText(Mark, "Every package of the workbook is in this folder, and builds ask no other place. Delete the folder to ask a registry again.\n");

    /// <summary>Builds ask a registry again; what is here stays.</summary>
    public void Reopen() => File.Delete(Mark);
}
