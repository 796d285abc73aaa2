namespace OverflowsKata;

public static class Overflows
{
    public static void Run()
    {
        Run();
        GC.KeepAlive(1);
    }
}
