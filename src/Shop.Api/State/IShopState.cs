namespace Shop.Api.State;

/// <summary>What must outlast a request: who is signed in, and what was ordered. Where it lives decides whether a second instance works.</summary>
internal interface IShopState
{
    /// <summary>Keeps a session under an id that nobody can guess, and returns the id.</summary>
    Task<string> SignInAsync(int customerId);

    /// <summary>Returns whose session it is and lets it live on, or null when there is none.</summary>
    Task<int?> CustomerAsync(string session);

    /// <summary>Forgets a session. Nothing happens when there is none.</summary>
    Task SignOutAsync(string session);

    /// <summary>Keeps an order and returns its number, 1 or more.</summary>
    Task<long> OrderAsync(int customerId, int productId, int quantity);

    /// <summary>Returns the orders of a customer, the oldest first.</summary>
    Task<IReadOnlyList<PlacedOrder>> OrdersAsync(int customerId);
}
