using Microsoft.EntityFrameworkCore;
using Workbook.Shop;

namespace Workbook.Benchmarks.Pagination;

/// <summary>Two ways to ask for a page of 20 orders, the highest Id first.</summary>
public static class PaginationQueries
{
    private const int Size = 20;

    /// <summary>The page behind so many orders.</summary>
    public static List<Order> Offset(ShopContext db, int skip) =>
        db.Orders.AsNoTracking().OrderByDescending(o => o.Id).Skip(skip).Take(Size).ToList();

    /// <summary>The page after an order, which need not exist.</summary>
    public static List<Order> Keyset(ShopContext db, int afterId) =>
        db.Orders.AsNoTracking().Where(o => o.Id < afterId).OrderByDescending(o => o.Id).Take(Size).ToList();
}
