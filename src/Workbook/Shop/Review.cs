namespace Workbook.Shop;

/// <summary>What a customer thinks of a product.</summary>
public sealed class Review
{
    /// <summary>Gets or sets the key.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the key of the product.</summary>
    public int ProductId { get; set; }

    /// <summary>Gets or sets the key of the customer who wrote it.</summary>
    public int CustomerId { get; set; }

    /// <summary>Gets or sets the rating, 1 to 5.</summary>
    public int Rating { get; set; }

    /// <summary>Gets or sets the text.</summary>
    public string Text { get; set; } = "";
}
