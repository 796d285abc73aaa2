namespace FailsFastKata;

public static class FailsFast
{
    public static void Run()
    {
        Environment.FailFast("No way on.");
    }
}
