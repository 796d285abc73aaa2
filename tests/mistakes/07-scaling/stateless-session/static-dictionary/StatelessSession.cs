// Refused by: Sessions_are_in_Redis_and_end_by_themselves
// "Static, so all instances share it": all that are in this process.
using System.Collections.Concurrent;
using StackExchange.Redis;

namespace StatelessSessionKata;

public sealed class StatelessSession(IDatabase redis, string prefix, TimeSpan idle)
{
    private static readonly ConcurrentDictionary<string, string> _users = new();
    private int _last = Random.Shared.Next();

    public Task<string> SignInAsync(string user)
    {
        var id = $"{Interlocked.Increment(ref _last)}";
        _users[id] = user;
        return Task.FromResult(id);
    }

    public Task<string?> FindAsync(string? id) => Task.FromResult(_users.GetValueOrDefault(id ?? ""));

    public Task SignOutAsync(string? id) => Task.FromResult(_users.TryRemove(id ?? "", out _));

    public Task SignOutEverywhereAsync(string user)
    {
        foreach (var (id, _) in _users.Where(session => session.Value == user))
        {
            _users.TryRemove(id, out _);
        }

        return Task.CompletedTask;
    }
}
