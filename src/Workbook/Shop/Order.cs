namespace Workbook.Shop;

/// <summary>An order, with two sibling collections: its lines and its shipments.</summary>
public sealed class Order
{
    /// <summary>Gets or sets the key, 1 to the number of orders, in the order of <see cref="PlacedAt"/>.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the key of the customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>Gets or sets the customer, where it was loaded.</summary>
    public Customer? Customer { get; set; }

    /// <summary>Gets or sets when the order was placed, in UTC, to the second.</summary>
    public DateTime PlacedAt { get; set; }

    /// <summary>Gets or sets the state: "open", "paid", "shipped" or "cancelled".</summary>
    public string Status { get; set; } = "";

    /// <summary>Gets or sets the sum of the lines, in cents.</summary>
    public long TotalCents { get; set; }

    /// <summary>Gets the lines, where they were loaded.</summary>
    public List<OrderLine> Lines { get; } = [];

    /// <summary>Gets the shipments, where they were loaded.</summary>
    public List<Shipment> Shipments { get; } = [];
}
