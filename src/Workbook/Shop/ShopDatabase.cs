using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;
using Workbook.Queries;

namespace Workbook.Shop;

/// <summary>A shop on SQLite whose queries are counted, however they are sent through EF Core.</summary>
public sealed class ShopDatabase : ICostSource, IDisposable
{
    private readonly MemoryDatabase? _memory;
    private readonly string? _ownFile;
    private readonly DbContextOptions<ShopContext> _options;

    private ShopDatabase(string connectionString, MemoryDatabase? memory = null, string? ownFile = null)
    {
        _memory = memory;
        _ownFile = ownFile;
        ConnectionString = connectionString;
        var builder = new DbContextOptionsBuilder<ShopContext>().UseSqlite(connectionString);
        Recorder.Attach(builder);
        _options = builder.Options;
    }

    /// <summary>Gets what every context of this database records.</summary>
    public QueryRecorder Recorder { get; } = new();

    /// <summary>Gets the connection string, for a context of another class; attach <see cref="Recorder"/> to that one too.</summary>
    public string ConnectionString { get; }

    /// <summary>Gets the pages the database takes up, of 4,096 bytes each; free ones are not among them.</summary>
    public long Pages
    {
        get
        {
            using var connection = new SqliteConnection(ConnectionString);
            connection.Open();
            return DatabaseSize.Pages(connection);
        }
    }

    /// <summary>Makes a shop in memory, gone when it is disposed; the next one of the same size is a copy. Good up to some ten thousand orders.</summary>
    /// <param name="size">How many rows; a number alone is a number of orders.</param>
    public static ShopDatabase Create(ShopSize size)
    {
        size.Check();
        var memory = new MemoryDatabase();
        DatabaseTemplates.Fill(memory.Connection, size.ToString(), empty => ShopGenerator.Fill(empty, size));
        return new ShopDatabase(memory.ConnectionString, memory);
    }

    /// <summary>Opens a shop to read from: a file under artifacts/data, generated the first time (a million orders take some ten seconds) and shared afterwards.</summary>
    /// <param name="size">How many rows; a number alone is a number of orders.</param>
    /// <exception cref="IOException">The folder is not writable.</exception>
    public static ShopDatabase Open(ShopSize size) => new(Connection(FileOf(size), SqliteOpenMode.ReadOnly));

    /// <summary>Opens a copy of such a file to write to. The copy is deleted when the database is disposed.</summary>
    /// <param name="size">How many rows; a number alone is a number of orders.</param>
    /// <exception cref="IOException">The folder is not writable.</exception>
    public static ShopDatabase OpenCopy(ShopSize size)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"shop-{Guid.NewGuid():N}.db");
        File.Copy(FileOf(size), copy);
        return new ShopDatabase(Connection(copy, SqliteOpenMode.ReadWrite), ownFile: copy);
    }

    /// <summary>Reads such a file into memory, to write to: nothing waits for a disk, and nothing is left when nobody disposes it.
    /// A million orders without lines take 75 MB. Pages written are not counted.</summary>
    public static ShopDatabase OpenCopyInMemory(ShopSize size)
    {
        using var file = new SqliteConnection(Connection(FileOf(size), SqliteOpenMode.ReadOnly));
        file.Open();
        var memory = new MemoryDatabase();
        file.BackupDatabase(memory.Connection);
        return new ShopDatabase(memory.ConnectionString, memory);
    }

    /// <summary>Returns a new context; the caller disposes it.</summary>
    public ShopContext NewContext() => new(_options);

    /// <summary>Runs code on a context of its own and returns what it returns.</summary>
    public T Use<T>(Func<ShopContext, T> code)
    {
        using var context = NewContext();
        return code(context);
    }

    /// <summary>Runs code on a context of its own and counts what it cost.</summary>
    public Cost CostOf(Action<ShopContext> code)
    {
        using var context = NewContext();
        return Cost.Of(() => code(context), this);
    }

    /// <summary>Runs asynchronous code on a context of its own and counts what it cost.</summary>
    public async Task<Cost> CostOfAsync(Func<ShopContext, Task> code)
    {
        var context = NewContext();
        await using (context.ConfigureAwait(false))
        {
            return await Cost.OfAsync(() => code(context), this).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Func<Cost> StartCounting() => Recorder.StartCounting();

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory?.Dispose();
        if (_ownFile is not null)
        {
            File.Delete(_ownFile);
        }
    }

    private static string FileOf(ShopSize size) =>
        ShopFile.Ensure(size, RepositoryRoot.Combine("artifacts", "data"), message => Console.Error.WriteLine(message));

    private static string Connection(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
}
