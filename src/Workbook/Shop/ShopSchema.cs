using Microsoft.EntityFrameworkCore;

namespace Workbook.Shop;

/// <summary>The SQL that creates the shop's tables and indexes, as EF Core writes it for <see cref="ShopContext"/>.</summary>
internal static class ShopSchema
{
    private static readonly string[] _statements = Script().Split(";", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Gets the CREATE TABLE statements.</summary>
    public static string Tables { get; } = string.Join(";\n", _statements.Where(sql => !IsIndex(sql)));

    /// <summary>Gets the CREATE INDEX statements.</summary>
    public static string Indexes { get; } = string.Join(";\n", _statements.Where(IsIndex));

    private static string Script()
    {
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseSqlite("Data Source=:memory:").Options);
        return context.Database.GenerateCreateScript();
    }

    private static bool IsIndex(string sql) => sql.StartsWith("CREATE INDEX", StringComparison.Ordinal);
}
