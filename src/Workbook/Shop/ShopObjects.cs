namespace Workbook.Shop;

/// <summary>The rows of a generated shop as objects, without a database: for programs that start often and must start fast.</summary>
public static class ShopObjects
{
    /// <summary>Makes the products that a <see cref="ShopDatabase"/> has, by their key from 1; without reviews.</summary>
    /// <param name="count">How many, 1 or more.</param>
    public static IReadOnlyList<Product> Products(int count) => [.. Rows(count, ShopRows.Product).Select(row => new Product
    {
        Id = (int)row[0],
        Name = (string)row[1],
        Category = (string)row[2],
        Description = (string)row[3],
        PriceCents = (long)row[4],
    })];

    /// <summary>Makes the customers that a <see cref="ShopDatabase"/> has, by their key from 1; without orders.</summary>
    /// <param name="count">How many, 1 or more.</param>
    public static IReadOnlyList<Customer> Customers(int count) => [.. Rows(count, ShopRows.Customer).Select(row => new Customer
    {
        Id = (int)row[0],
        Name = (string)row[1],
        Email = (string)row[2],
        City = (string)row[3],
        PasswordHash = (string)row[4],
        CreatedAt = (DateTime)row[5],
    })];

    private static IEnumerable<object[]> Rows(int count, Func<int, object[]> row)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Enumerable.Range(1, count).Select(row);
    }
}
