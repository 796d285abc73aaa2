using System.Collections.Concurrent;

namespace ProductPageKata;

/// <summary>Who looks at a page. A trade customer pays a tenth less.</summary>
public sealed record Visitor(string Name, bool IsTrade);

/// <summary>What the page shows.</summary>
public sealed record ProductView(string Name, long PriceCents, IReadOnlyList<string> Reviews, int LongestReview, int Stock);

/// <summary>What is known of the products: names, prices and reviews in the database, stock in the warehouse.</summary>
public sealed class Catalogue(ShopDatabase shop)
{
    private readonly ConcurrentDictionary<int, int> _stock = new();

    /// <summary>Gets or sets what happens while a price is being saved, before anybody can see it.</summary>
    public Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    /// <summary>Returns a product, or null: one statement.</summary>
    public async Task<Product?> FindAsync(int productId)
    {
        using var db = shop.NewContext();
        return await db.Products.AsNoTracking().SingleOrDefaultAsync(product => product.Id == productId);
    }

    /// <summary>Returns the reviews of a product by Id, often none: one statement.</summary>
    public async Task<List<string>> ReviewsOfAsync(int productId)
    {
        using var db = shop.NewContext();
        return await db.Reviews.Where(review => review.ProductId == productId).OrderBy(review => review.Id).Select(review => review.Text).ToListAsync();
    }

    /// <summary>Saves a new price: two statements.</summary>
    public async Task SavePriceAsync(int productId, long cents)
    {
        using var db = shop.NewContext();
        var product = await db.Products.SingleAsync(product => product.Id == productId);
        product.PriceCents = cents;
        await BeforeCommit();
        await db.SaveChangesAsync();
    }

    /// <summary>Returns how many pieces the warehouse has now. It keeps the number in memory; asking costs nothing.</summary>
    public int StockOf(int productId) => _stock.GetValueOrDefault(productId);

    /// <summary>Some arrived, or were sold.</summary>
    public void SetStock(int productId, int pieces) => _stock[productId] = pieces;
}
