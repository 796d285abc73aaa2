using System.Runtime.CompilerServices;

namespace Workbook.Profiling;

/// <summary>Frames that a recorded stack is recognised by: below <c>Run</c> is the profiled work, inside <c>Wait</c> nothing runs.</summary>
internal static class Marker
{
    public static readonly string RunFrame = $"{typeof(Marker).FullName}.{nameof(Run)}";
    public static readonly string WaitFrame = $"{typeof(Marker).FullName}.{nameof(Wait)}";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(Action work)
    {
        work();
        // A call after it, so that the call to the work cannot become a jump, which would leave no frame of this method.
        GC.KeepAlive(work);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task Run(Func<Task> work)
    {
        var task = work();
        GC.KeepAlive(work);
        return task;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(SendOrPostCallback work, object? state)
    {
        work(state);
        GC.KeepAlive(work);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Wait<T>(Func<T> wait)
    {
        var result = wait();
        GC.KeepAlive(wait);
        return result;
    }
}
