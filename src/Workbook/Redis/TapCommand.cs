namespace Workbook.Redis;

/// <summary>A command on its way through a <see cref="RedisTap"/>.</summary>
/// <param name="Name">In capitals.</param>
/// <param name="Bytes">The command as the client wrote it.</param>
/// <param name="RoundTrip">Which round trip of its connection it belongs to, from 1; 0 for housekeeping, which belongs to none.</param>
internal sealed record TapCommand(string Name, byte[] Bytes, long RoundTrip)
{
    private static readonly HashSet<string> _housekeepingNames =
        ["AUTH", "CLIENT", "CLUSTER", "COMMAND", "CONFIG", "ECHO", "HELLO", "INFO", "PING", "QUIT", "READONLY", "ROLE", "SELECT", "SENTINEL"];

    // Few commands are watched, and there may be a great many.
    private TaskCompletionSource? _answered;

    /// <summary>Whether it is inside a transaction, so that its reply says nothing yet.</summary>
    public bool IsQueued { get; init; }

    public bool IsSubscription => Name is "SUBSCRIBE" or "UNSUBSCRIBE" or "PSUBSCRIBE" or "PUNSUBSCRIBE" or "SSUBSCRIBE" or "SUNSUBSCRIBE";

    /// <summary>Asked before the command goes to the server: completes when the reply has been handed to the client.</summary>
    public Task WatchAnswer() => (_answered ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void SetAnswered() => _answered?.TrySetResult();

    public void SetLost() => _answered?.TrySetException(new IOException($"The connection ended before {Name} was answered."));

    /// <summary>What StackExchange.Redis sends on its own account, to get to know the server and to keep the connection.</summary>
    public static bool IsHousekeeping(string name, string firstArgument) =>
        _housekeepingNames.Contains(name) || firstArgument is "__Booksleeve_TieBreak" or "__Booksleeve_MasterChanged";
}
