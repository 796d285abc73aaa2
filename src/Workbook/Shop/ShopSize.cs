namespace Workbook.Shop;

/// <summary>How many rows a generated shop has. The same size always gives the same rows.</summary>
/// <param name="Orders">Orders, 1 to 1,000,000.</param>
/// <param name="Customers">Customers; the orders go round among them. Default (0): a tenth of the orders, 10 at least.</param>
/// <param name="Products">Products, each with 0 to 4 reviews. Default: 100.</param>
/// <param name="MaxLines">Lines of the largest order, 0 to 64; orders have 1 to this many in turn, or none. Default: 5, so 3 on average.</param>
/// <param name="MaxShipments">Shipments of the largest order, 0 to 64; orders have 1 to this many in turn, or none. Default: 3, so 2 on average.</param>
public sealed record ShopSize(int Orders, int Customers = 0, int Products = 100, int MaxLines = 5, int MaxShipments = 3)
{
    /// <summary>Gets the number of customers, the default resolved.</summary>
    public int CustomerCount => Customers > 0 ? Customers : Math.Max(10, Orders / 10);

    /// <summary>Makes a size from a number of orders, with the default number of everything else.</summary>
    public static implicit operator ShopSize(int orders) => new(orders);

    /// <summary>Makes a size from a number of orders, with the default number of everything else.</summary>
    public static ShopSize FromInt32(int orders) => new(orders);

    /// <summary>Makes a size of orders without lines and shipments: a million of them are made, copied and scanned in a moment.</summary>
    /// <param name="orders">Orders, 1 to 1,000,000. Their totals are drawn, as there are no lines to add up.</param>
    /// <param name="customers">Customers; default (0): a tenth of the orders, 10 at least.</param>
    public static ShopSize OrdersOnly(int orders, int customers = 0) => new(orders, customers, MaxLines: 0, MaxShipments: 0);

    internal void Check()
    {
        if (Orders is < 1 or > 1_000_000 || Customers < 0 || Products < 1 || MaxLines is < 0 or > 64 || MaxShipments is < 0 or > 64)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Orders), $"{this} is no size of a shop: 1 to 1,000,000 orders, 1 product at least, 0 to 64 lines and shipments an order.");
        }
    }
}
