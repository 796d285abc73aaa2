namespace Workbook.Shop;

/// <summary>One product in an order.</summary>
public sealed class OrderLine
{
    /// <summary>Gets or sets the key.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the key of the order.</summary>
    public int OrderId { get; set; }

    /// <summary>Gets or sets the key of the product.</summary>
    public int ProductId { get; set; }

    /// <summary>Gets or sets the product, where it was loaded.</summary>
    public Product? Product { get; set; }

    /// <summary>Gets or sets how many were ordered, 1 or more.</summary>
    public int Quantity { get; set; }

    /// <summary>Gets or sets the price of one, in cents, at the time of the order.</summary>
    public long PriceCents { get; set; }
}
