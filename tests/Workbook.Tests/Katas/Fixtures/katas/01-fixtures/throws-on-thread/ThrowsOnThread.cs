namespace ThrowsOnThreadKata;

public static class ThrowsOnThread
{
    public static void Run()
    {
        var thread = new Thread(() => throw new InvalidOperationException("From a thread."));
        thread.Start();
        thread.Join();
    }
}
