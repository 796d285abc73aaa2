namespace SpinsKata;

public static class Spins
{
    public static void Run()
    {
        while (true)
        {
            Thread.SpinWait(100);
        }
    }
}
