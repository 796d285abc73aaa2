using Microsoft.Data.Sqlite;
using Workbook.Queries;

namespace Workbook.Shop;

/// <summary>Fills an empty SQLite database with a shop of a given size.</summary>
internal static class ShopGenerator
{
    /// <summary>Creates tables, rows and indexes in one transaction.</summary>
    public static void Fill(SqliteConnection connection, ShopSize size, Action<int>? onOrders = null)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(ShopSchema.Tables);
        var customers = size.CustomerCount;
        using (var insert = new Insert(connection, "Customers", "Id", "Name", "Email", "City", "PasswordHash", "CreatedAt"))
        {
            Each(customers, id => insert.Row(ShopRows.Customer(id)));
        }

        using (var product = new Insert(connection, "Products", "Id", "Name", "Category", "Description", "PriceCents"))
        using (var review = new Insert(connection, "Reviews", "Id", "ProductId", "CustomerId", "Rating", "Text"))
        {
            var reviews = 0;
            Each(size.Products, id =>
            {
                product.Row(ShopRows.Product(id));
                Each(ShopRows.Reviews(id), _ => review.Row(ShopRows.Review(++reviews, id, customers)));
            });
        }

        using (var order = new Insert(connection, "Orders", "Id", "CustomerId", "PlacedAt", "Status", "TotalCents"))
        using (var line = new Insert(connection, "OrderLines", "OrderId", "ProductId", "Quantity", "PriceCents"))
        using (var shipment = new Insert(connection, "Shipments", "OrderId", "Carrier", "TrackingCode", "SentAt"))
        {
            Each(size.Orders, id =>
            {
                order.Row(ShopRows.Order(id, size));
                line.Rows(ShopRows.Lines(id, size));
                shipment.Rows(ShopRows.Shipments(id, size));
                if (id % 10_000 == 0)
                {
                    onOrders?.Invoke(id);
                }
            });
        }

        // Filling a table first and indexing it afterwards costs less than keeping its indexes up to date row by row.
        connection.Execute(ShopSchema.Indexes);
        transaction.Commit();
    }

    private static void Each(int count, Action<int> action)
    {
        for (var id = 1; id <= count; id++)
        {
            action(id);
        }
    }

    /// <summary>One prepared INSERT, used for every row.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand _command;

        public Insert(SqliteConnection connection, string table, params string[] columns)
        {
            _command = connection.CreateCommand();
            _command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
            foreach (var column in columns)
            {
                _command.Parameters.AddWithValue("@" + column, DBNull.Value);
            }
        }

        public void Row(object[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                _command.Parameters[i].Value = values[i];
            }

            _command.ExecuteNonQuery();
        }

        public void Rows(IEnumerable<object[]> rows)
        {
            foreach (var row in rows)
            {
                Row(row);
            }
        }

        public void Dispose() => _command.Dispose();
    }
}
