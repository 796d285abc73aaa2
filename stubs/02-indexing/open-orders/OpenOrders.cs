namespace OpenOrdersKata;

/// <summary>The list on the wall of the warehouse: what is open.</summary>
public static class OpenOrders
{
    /// <summary>Says which indexes the table of orders has, beside its key.</summary>
    public static void Configure(ModelBuilder model)
    {
        // TODO: the list is quick, and this index holds an entry for every order of the last ten years.
        model.Entity<WarehouseOrder>().HasIndex(order => new { order.Status, order.PlacedAt });
    }

    /// <summary>Returns the ids of the orders that have waited longest, by PlacedAt and then by Id.</summary>
    /// <param name="db">The warehouse.</param>
    /// <param name="count">How many at most, 1 or more.</param>
    public static List<int> Oldest(WarehouseContext db, int count) => db.Orders
        .Where(order => order.Status == "open")
        .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id)
        .Select(order => order.Id)
        .Take(count)
        .ToList();
}
