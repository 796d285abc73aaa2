namespace OpenOrdersKata;

public class OpenOrdersTests
{
    private const string IndexPages = "index pages";

    [Fact]
    public void It_lists_the_orders_that_have_waited_longest()
    {
        using var warehouse = GivenWarehouse.Of(2_000);
        var open = warehouse.Use(db => db.Orders.AsNoTracking().ToList()).FindAll(o => o.Status == "open").OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).ToList();
        Assert.Equal(50, open.Count);

        Assert.Equal(open.Take(10).Select(o => o.Id), warehouse.Use(db => OpenOrders.Oldest(db, 10)));
        Assert.Equal(open.Select(o => o.Id), warehouse.Use(db => OpenOrders.Oldest(db, 100)));
    }

    [Fact]
    public void An_order_that_is_packed_leaves_the_list_and_one_that_is_reopened_comes_back()
    {
        using var warehouse = GivenWarehouse.Of(2_000);
        var first = warehouse.Use(db => OpenOrders.Oldest(db, 3));

        warehouse.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET Status = 'packed' WHERE Id = {0}", first[0]));
        Assert.Equal(first.Skip(1), warehouse.Use(db => OpenOrders.Oldest(db, 2)));

        warehouse.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET Status = 'open' WHERE Id = {0}", first[0]));
        Assert.Equal(first, warehouse.Use(db => OpenOrders.Oldest(db, 3)));
    }

    [Fact]
    public void Two_orders_may_be_placed_at_one_moment()
    {
        using var warehouse = GivenWarehouse.Of(1_000);

        warehouse.Execute("INSERT INTO Orders SELECT 1001, Status, PlacedAt, 'A' FROM Orders WHERE Status = 'open' LIMIT 1");

        var open = warehouse.Use(db => db.Orders.AsNoTracking().ToList()).FindAll(o => o.Status == "open").OrderBy(o => o.PlacedAt).ThenBy(o => o.Id);
        Assert.Equal(open.Select(o => o.Id), warehouse.Use(db => OpenOrders.Oldest(db, 100)));
    }

    [Fact]
    public void The_list_does_not_get_more_work_from_orders_that_are_done()
    {
        var growth = Growth.Of("orders", [1_000, 10_000, 100_000], orders =>
        {
            using var warehouse = GivenWarehouse.Of(orders);
            return warehouse.CostOf(db => OpenOrders.Oldest(db, 20));
        });

        // Finding and sorting all 50 that are open takes about 900 steps.
        growth.MustStayWithin(
            Counter.EngineSteps, _ => 1_500, hint: 3,
            why: "50 orders are open at each size. Looking at the others means that no index fits what the query asks: SQLite uses a partial index "
            + "only where the query's condition says what the filter of the index says.");
    }

    [Fact]
    public void The_indexes_do_not_grow_with_the_orders_that_are_done()
    {
        var growth = Growth.Of("orders", [1_000, 10_000, 100_000], orders =>
        {
            using var warehouse = GivenWarehouse.Of(orders);
            var names = warehouse.IndexesOf("Orders");
            var before = warehouse.Pages;
            warehouse.Execute(string.Concat(names.Select(name => $"DROP INDEX \"{name}\";")));
            return new Cost([new(IndexPages, before - warehouse.Pages)], () => "the indexes\n" + string.Join("\n", names));
        });

        growth.MustStayWithin(
            IndexPages, _ => 4, hint: 2,
            why: "A page holds 4,096 bytes. What the list needs are the 50 entries of open orders; the others are never asked for.");
    }
}
