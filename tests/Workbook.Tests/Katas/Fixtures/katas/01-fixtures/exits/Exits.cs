namespace ExitsKata;

public static class Exits
{
    public static void Run()
    {
        Console.WriteLine("Good bye.");
        Environment.Exit(3);
    }
}
