using Microsoft.EntityFrameworkCore;
using Workbook.Shop;

namespace Workbook.Benchmarks.NPlusOne;

/// <summary>Three ways to count what the first customer ordered.</summary>
public static class NPlusOneQueries
{
    /// <summary>One query for the orders, then one for each order's lines.</summary>
    public static int Loop(ShopContext db)
    {
        var pieces = 0;
        foreach (var order in db.Orders.AsNoTracking().Where(o => o.CustomerId == 1).ToList())
        {
            pieces += db.OrderLines.AsNoTracking().Where(l => l.OrderId == order.Id).ToList().Sum(l => l.Quantity);
        }

        return pieces;
    }

    /// <summary>One query for the orders, one for all their lines.</summary>
    public static int Split(ShopContext db) => Pieces(db.Orders.AsSplitQuery());

    /// <summary>One query that joins the orders with their lines.</summary>
    public static int Include(ShopContext db) => Pieces(db.Orders.AsSingleQuery());

    private static int Pieces(IQueryable<Order> orders) => orders
        .AsNoTracking().Include(o => o.Lines).Where(o => o.CustomerId == 1).ToList()
        .Sum(o => o.Lines.Sum(l => l.Quantity));
}
