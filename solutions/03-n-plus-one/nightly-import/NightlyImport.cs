namespace NightlyImportKata;

/// <summary>Takes the orders of a feed into the shop, every night.</summary>
public static class NightlyImport
{
    private const int BatchSize = 100;
    private const int Columns = 3;

    /// <summary>Imports all orders of a feed as open orders without lines, or none when one cannot be imported.</summary>
    /// <param name="db">A context of its own.</param>
    /// <param name="feed">The orders: a stream of any length that can be read once.</param>
    /// <returns>The number of orders imported.</returns>
    /// <exception cref="Exception">The feed broke off or the database refused an order; nothing was imported.</exception>
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        // Disposed without Commit, whatever the reason, the transaction rolls back.
        using var transaction = db.Database.BeginTransaction();
        var imported = feed.Chunk(BatchSize).Sum(batch => Insert(db, batch));
        transaction.Commit();
        return imported;
    }

    private static int Insert(ShopContext db, FeedOrder[] batch)
    {
        var rows = batch.Select((_, i) => $"({{{Columns * i}}}, {{{(Columns * i) + 1}}}, 'open', {{{(Columns * i) + 2}}})");
        var sql = "INSERT INTO Orders (CustomerId, PlacedAt, Status, TotalCents) VALUES " + string.Join(", ", rows);
        return db.Database.ExecuteSqlRaw(sql, batch.SelectMany(row => new object[] { row.CustomerId, row.PlacedAt, row.TotalCents }));
    }
}
