namespace Workbook.Shop;

/// <summary>Someone who orders.</summary>
public sealed class Customer
{
    /// <summary>Gets or sets the key, 1 to the number of customers.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the full name; not unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets the e-mail address; unique, in lower case.</summary>
    public string Email { get; set; } = "";

    /// <summary>Gets or sets the city.</summary>
    public string City { get; set; } = "";

    /// <summary>Gets or sets the hash of the password: a secret that no page needs.</summary>
    public string PasswordHash { get; set; } = "";

    /// <summary>Gets or sets when the customer signed up, in UTC, to the second.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Gets the customer's orders, where they were loaded.</summary>
    public List<Order> Orders { get; } = [];
}
