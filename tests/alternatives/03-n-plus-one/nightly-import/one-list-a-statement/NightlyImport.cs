// One parameter a statement: the batch as a JSON list, which the database takes apart itself. With the stretch.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        using var transaction = db.Database.BeginTransaction();
        var imported = 0;
        foreach (var batch in feed.Chunk(200))
        {
            var list = System.Text.Json.JsonSerializer.Serialize(
                batch.Select(row => new { row.CustomerId, PlacedAt = row.PlacedAt.ToString("yyyy-MM-dd HH:mm:ss"), row.TotalCents }));
            imported += db.Database.ExecuteSqlRaw(
                """
                INSERT INTO Orders (CustomerId, PlacedAt, Status, TotalCents)
                SELECT json_extract(value, '$.CustomerId'), json_extract(value, '$.PlacedAt'), 'open', json_extract(value, '$.TotalCents')
                FROM json_each({0})
                """,
                list);
        }

        transaction.Commit();
        return imported;
    }
}
