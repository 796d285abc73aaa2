using System.Collections;

namespace NightlyImportKata;

/// <summary>One order of the feed.</summary>
public sealed record FeedOrder(int CustomerId, DateTime PlacedAt, long TotalCents);

/// <summary>The orders of a night, as they come in over a line: each is made when it is read, and the feed can be read once.</summary>
/// <param name="orders">How many orders the feed holds.</param>
/// <param name="customers">The customers that exist, 1 to this number; the orders go round among them.</param>
public sealed class GivenFeed(int orders, int customers = 10) : IEnumerable<FeedOrder>
{
    private static readonly DateTime _midnight = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private bool _isRead;

    /// <summary>Gets the place, from 1, of an order whose customer does not exist; 0 when all exist.</summary>
    public int UnknownCustomerAt { get; init; }

    /// <summary>Gets the place, from 1, of the order at which the line breaks; 0 when it holds.</summary>
    public int BreaksAt { get; init; }

    /// <summary>Gets or sets what runs when an order is about to be handed out.</summary>
    public Action OnRead { get; set; } = () => { };

    /// <summary>Returns the order at a place, from 1.</summary>
    public FeedOrder OrderAt(int place) =>
        new(place == UnknownCustomerAt ? customers + 1 : 1 + (place % customers), _midnight.AddSeconds(place), 100L * place);

    /// <inheritdoc/>
    public IEnumerator<FeedOrder> GetEnumerator()
    {
        if (_isRead)
        {
            throw new InvalidOperationException("The feed is a stream and can be read once. Take each order as it comes; do not count or check the feed first.");
        }

        _isRead = true;
        return Read().GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<FeedOrder> Read()
    {
        for (var place = 1; place <= orders; place++)
        {
            if (place == BreaksAt)
            {
                throw new System.IO.IOException($"The line broke at order {place} of {orders}.");
            }

            OnRead();
            yield return OrderAt(place);
        }
    }
}
