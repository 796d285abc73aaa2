namespace Workbook.Shop;

/// <summary>Something the shop sells.</summary>
public sealed class Product
{
    /// <summary>Gets or sets the key, 1 to the number of products.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the name; unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets the category.</summary>
    public string Category { get; set; } = "";

    /// <summary>Gets or sets the text of the product's page, about 400 characters: what a list page should not load.</summary>
    public string Description { get; set; } = "";

    /// <summary>Gets or sets the price of one, in cents.</summary>
    public long PriceCents { get; set; }

    /// <summary>Gets the reviews, where they were loaded.</summary>
    public List<Review> Reviews { get; } = [];
}
