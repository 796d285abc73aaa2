using System.Runtime.CompilerServices;
using Workbook.Rendering;

namespace Workbook.Redis;

/// <summary>Limits for what may never come back. A call to a frozen Redis is such a thing: the client itself waits for ever.</summary>
public static class Limits
{
    /// <summary>What <see cref="WithLimit(Task, TimeSpan?, string)"/> allows when nothing is said: 10 s, far more than a healthy call takes on a busy machine.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the task, but not longer than the limit. The task itself goes on.</summary>
    /// <param name="task">What is awaited.</param>
    /// <param name="limit">How long at most. Default: <see cref="Usual"/>.</param>
    /// <param name="what">Names the task in the message. Default: its expression in the source.</param>
    /// <exception cref="TimeoutException">The limit passed first.</exception>
    public static async Task WithLimit(this Task task, TimeSpan? limit = null, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        ArgumentNullException.ThrowIfNull(task);
        try
        {
            await task.WaitAsync(limit ?? Usual).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"{what} did not finish within {Show.Duration(limit ?? Usual)}.");
        }
    }

    /// <inheritdoc cref="WithLimit(Task, TimeSpan?, string)"/>
    public static async Task<T> WithLimit<T>(this Task<T> task, TimeSpan? limit = null, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await ((Task)task).WithLimit(limit, what).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
