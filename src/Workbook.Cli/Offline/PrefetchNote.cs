using System.Globalization;

namespace Workbook.Cli.Offline;

/// <summary>What prefetch made, for the doctor to compare with.</summary>
/// <param name="Databases">How many database files every lesson together needs.</param>
internal sealed record PrefetchNote(int Databases)
{
    public static string DataFolder(Repository repository) => Path.Combine(repository.Artifacts, "data");

    /// <summary>Null when prefetch did not come to its end here.</summary>
    public static PrefetchNote? Read(Repository repository) =>
        File.Exists(FileOf(repository)) && int.TryParse(File.ReadAllText(FileOf(repository)), CultureInfo.InvariantCulture, out var databases) ? new(databases) : null;

    /// <summary>Keeps the number of databases that are there now.</summary>
    public static void Write(Repository repository)
    {
        var folder = DataFolder(repository);
        var count = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.db").Length : 0;
        File.WriteAllText(FileOf(repository), count.ToString(CultureInfo.InvariantCulture));
    }

    private static string FileOf(Repository repository) => Path.Combine(repository.Artifacts, "prefetched");
}
