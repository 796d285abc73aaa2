namespace HangsKata;

public static class Hangs
{
    public static void Run()
    {
        new ManualResetEventSlim().Wait();
    }
}
