namespace LimitMiddlewareKata;

/// <summary>Counts for all instances of the service, somewhere else.</summary>
public interface ILimiter
{
    /// <summary>Takes a permit if there is one. It keeps a counter for every name it is asked for.</summary>
    /// <exception cref="LimiterException">It cannot say. It may as well not answer at all.</exception>
    Task<Lease> AcquireAsync(string caller);
}

/// <summary>What the limiter says.</summary>
/// <param name="Granted">Whether the caller may go on.</param>
/// <param name="Limit">Permits in a window.</param>
/// <param name="Remaining">Permits that are left of them.</param>
/// <param name="ResetAfter">When the window ends, from now.</param>
public sealed record Lease(bool Granted, int Limit, int Remaining, TimeSpan ResetAfter);

/// <summary>The limiter cannot say.</summary>
public sealed class LimiterException(string message) : Exception(message);

/// <summary>What to do with a request when the limiter cannot say.</summary>
public enum WhenLimiterFails
{
    /// <summary>Let it through: the service is worth more than the limit ("fail open").</summary>
    LetThrough,

    /// <summary>Answer 503: the limit is worth more than the service ("fail closed").</summary>
    Refuse,
}

/// <summary>How the middleware is set up.</summary>
/// <param name="ApiKeys">The keys that were given to customers.</param>
/// <param name="WhenLimiterFails">What to do when the limiter fails or is silent.</param>
/// <param name="LimiterTimeout">How long to wait for the limiter.</param>
public sealed record LimitOptions(IReadOnlySet<string> ApiKeys, WhenLimiterFails WhenLimiterFails, TimeSpan LimiterTimeout);
