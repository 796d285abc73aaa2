using Workbook.Queries;

namespace Workbook.Tests.Queries;

public class SqlShapeTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT ?")]
    [InlineData("SELECT \"o1\".\"Id\"\nFROM \"Orders\" AS \"o1\"\n WHERE \"o1\".\"Id\" = 42", "SELECT \"o1\".\"Id\" FROM \"Orders\" AS \"o1\" WHERE \"o1\".\"Id\" = ?")]
    [InlineData("WHERE Name = 'O''Brien' AND Id = @__id_0", "WHERE Name = ? AND Id = ?")]
    [InlineData("WHERE Id IN (1, 2, 3)", "WHERE Id IN (?...)")]
    [InlineData("WHERE Id IN (@p0, @p1)", "WHERE Id IN (?...)")]
    [InlineData("VALUES (@p0, @p1), (@p2, @p3)", "VALUES (?...)")]
    [InlineData("LIMIT 20 OFFSET 1.5", "LIMIT ? OFFSET ?")]
    [InlineData("SELECT t1.x FROM t1", "SELECT t1.x FROM t1")]
    public void Values_do_not_make_a_shape(string sql, string shape) => Assert.Equal(shape, SqlShape.Of(sql));
}
