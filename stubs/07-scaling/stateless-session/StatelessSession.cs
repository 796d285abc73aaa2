using System.Collections.Concurrent;
using StackExchange.Redis;

namespace StatelessSessionKata;

/// <summary>Who is signed in. Every instance of a service has one of these; they share what is in Redis and nothing else.</summary>
/// <param name="redis">Where sessions are.</param>
/// <param name="prefix">What every key begins with.</param>
/// <param name="idle">A session ends when it was not used for so long.</param>
public sealed class StatelessSession(IDatabase redis, string prefix, TimeSpan idle)
{
    // TODO: works as long as there is one instance, it never restarts and nobody guesses. Keep sessions in Redis.
    private readonly ConcurrentDictionary<string, string> _users = new();
    private int _last = Random.Shared.Next();

    /// <summary>Signs a user in.</summary>
    /// <returns>The id for the cookie: letters, digits, "-" and "_", at least 128 bits of RandomNumberGenerator, and nothing else in it.</returns>
    public Task<string> SignInAsync(string user)
    {
        var id = $"{Interlocked.Increment(ref _last)}";
        _users[id] = user;
        return Task.FromResult(id);
    }

    /// <summary>Finds the user of a session, and keeps it for another <paramref name="idle"/> from now.</summary>
    /// <param name="id">What the browser sent, whatever that is.</param>
    /// <returns>The user; null when there is no such session, or it has ended.</returns>
    public Task<string?> FindAsync(string? id) => Task.FromResult(_users.GetValueOrDefault(id ?? ""));

    /// <summary>Ends one session, for all instances at once.</summary>
    public Task SignOutAsync(string? id) => Task.FromResult(_users.TryRemove(id ?? "", out _));

    /// <summary>Ends all sessions of a user, for all instances at once.</summary>
    public Task SignOutEverywhereAsync(string user)
    {
        foreach (var (id, _) in _users.Where(session => session.Value == user))
        {
            _users.TryRemove(id, out _);
        }

        return Task.CompletedTask;
    }
}
