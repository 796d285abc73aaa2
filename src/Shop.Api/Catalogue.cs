using Workbook.Shop;

namespace Shop.Api;

/// <summary>What the shop sells and to whom, loaded once after the start: the same rows in every instance.</summary>
internal sealed class Catalogue : BackgroundService
{
    private IReadOnlyList<Product> _products = [];
    private Dictionary<string, Customer> _customers = [];
    private volatile bool _isLoaded;

    /// <summary>Gets whether it was loaded: before, an instance is alive and not ready.</summary>
    public bool IsLoaded => _isLoaded;

    /// <summary>Gets all products, by their key.</summary>
    public IReadOnlyList<Product> Products => _products;

    /// <summary>Returns a product, or null.</summary>
    public Product? Find(int id) => id >= 1 && id <= _products.Count ? _products[id - 1] : null;

    /// <summary>Returns the first products whose name or category contains the text, upper and lower case alike.</summary>
    public IEnumerable<Product> Search(string text, int most) =>
        _products.Where(product => product.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(most);

    /// <summary>Returns a customer, or null.</summary>
    public Customer? FindCustomer(string email) => _customers.GetValueOrDefault(email.ToLowerInvariant());

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Load, stoppingToken);

    private void Load()
    {
        _products = ShopObjects.Products(100);
        _customers = ShopObjects.Customers(1_000).ToDictionary(customer => customer.Email);
        _isLoaded = true;
    }
}
