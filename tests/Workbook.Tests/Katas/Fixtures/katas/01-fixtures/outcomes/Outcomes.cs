namespace OutcomesKata;

public static class Outcomes
{
    public static int Double(int number) => number * 2;

    public static int Throw() => throw new InvalidOperationException("The kata threw.", new ArgumentException("This is why."));
}
