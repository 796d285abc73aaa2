using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Workbook.Queries;

namespace Workbook.Shop;

/// <summary>The generated database files in artifacts/data: made once for each size, complete or not there.</summary>
internal static class ShopFile
{
    // Part of every file's name: raise it when rows or tables change, so that an old file is never read as a new one.
    private const int Version = 2;

    /// <summary>Returns the path of the file of this size, made first if need be.</summary>
    /// <param name="size">The size.</param>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="say">Hears about long work.</param>
    public static string Ensure(ShopSize size, string folder, Action<string> say)
    {
        size.Check();
        var name = string.Create(CultureInfo.InvariantCulture, $"shop-v{Version}-{size.Orders}-{size.CustomerCount}-{size.Products}-{size.MaxLines}-{size.MaxShipments}.db");
        var path = Path.Combine(folder, name);
        if (IsWhole(path))
        {
            return path;
        }

        CreateFolder(folder);
        using (Lock(path + ".lock", say))
        {
            // Another process may have made it while this one waited.
            if (!IsWhole(path))
            {
                Generate(path, size, say);
            }
        }

        return path;
    }

    private static void Generate(string path, ShopSize size, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        var half = $"{path}.{Environment.ProcessId}.half";
        File.Delete(half);
        say(string.Create(CultureInfo.InvariantCulture, $"Generating a shop of {size.Orders:N0} orders, once ..."));
        try
        {
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = half, Pooling = false }.ToString()))
            {
                connection.Open();
                connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
                ShopGenerator.Fill(connection, size, orders =>
                {
                    if (orders % 100_000 == 0)
                    {
                        say(string.Create(CultureInfo.InvariantCulture, $"  {orders:N0} of {size.Orders:N0} orders, {watch.Elapsed.TotalSeconds:F0} s"));
                    }
                });
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>A file that is cut, overwritten or of another program is not whole: it is generated again.</summary>
    private static bool IsWhole(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            // page_count comes from the header; a file cut short has fewer bytes than that.
            command.CommandText = "SELECT user_version, page_count * page_size FROM pragma_user_version, pragma_page_count, pragma_page_size";
            using var reader = command.ExecuteReader();
            return reader.Read() && reader.GetInt64(0) == Version && reader.GetInt64(1) == new FileInfo(path).Length;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder {folder} cannot be created ({e.Message}). Generated databases are kept there: make it writable.", e);
        }
    }

    /// <summary>Waits until no other process generates this file. The operating system frees the lock of a process that died.</summary>
    private static FileStream Lock(string path, Action<string> say)
    {
        for (var waits = 0; ; waits++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waits < 6_000)
            {
                if (waits == 10)
                {
                    say("Another process is generating the same shop; waiting for it ...");
                }

                Thread.Sleep(100);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new IOException($"{Path.GetDirectoryName(path)} is not writable ({e.Message}). Generated databases are kept there.", e);
            }
        }
    }
}
