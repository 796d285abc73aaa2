using Microsoft.Data.Sqlite;
using Workbook.Queries;

namespace Workbook.Tests.Queries;

public sealed class DatabaseTemplatesTests
{
    private int _fills;

    [Fact]
    public void The_same_key_is_filled_once_and_each_copy_is_a_database_of_its_own()
    {
        var key = Guid.NewGuid().ToString();
        using var first = Filled(key, rows: 3);
        using var second = Filled(key, rows: 3);

        Assert.Equal(1, _fills);
        first.Execute("DELETE FROM Things");
        Assert.Equal((0, 3), (Count(first), Count(second)));
        using var third = Filled(key, rows: 3);
        Assert.Equal((3, 1), (Count(third), _fills));
    }

    [Fact]
    public void A_copy_has_the_pages_of_what_it_was_copied_from()
    {
        using var made = new SqliteConnection("Data Source=:memory:;Pooling=False");
        made.Open();
        Fill(made, rows: 5_000);
        using var copy = Filled(Guid.NewGuid().ToString(), rows: 5_000);

        Assert.Equal(DatabaseSize.Pages(made), DatabaseSize.Pages(copy));
    }

    [Fact]
    public void What_cannot_be_filled_is_tried_again()
    {
        var key = Guid.NewGuid().ToString();
        using var target = Open();

        Assert.Throws<InvalidOperationException>(() => DatabaseTemplates.Fill(target, key, _ => throw new InvalidOperationException()));
        DatabaseTemplates.Fill(target, key, empty => Fill(empty, rows: 3));

        Assert.Equal(3, Count(target));
    }

    private SqliteConnection Filled(string key, int rows)
    {
        var target = Open();
        DatabaseTemplates.Fill(target, key, empty =>
        {
            _fills++;
            Fill(empty, rows);
        });
        return target;
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Fill(SqliteConnection connection, int rows) => connection.Execute(
        "CREATE TABLE Things (Id INTEGER PRIMARY KEY, Text TEXT);"
        + $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO Things SELECT i, 'thing ' || i FROM n");

    private static long Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Things";
        return (long)command.ExecuteScalar()!;
    }
}
