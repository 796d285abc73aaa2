namespace JitteredExpiryKata;

/// <summary>Chance that always falls on the same place of its range.</summary>
/// <param name="where">0 for the least value that can come, 1 for the greatest.</param>
public sealed class GivenChance(double where) : Random
{
    public override double NextDouble() => Math.Min(where, 1 - (1.0 / (1L << 53)));

    public override float NextSingle() => Math.Min((float)where, 1 - (1f / (1 << 24)));

    public override int Next() => Next(0, int.MaxValue);

    public override int Next(int maxValue) => Next(0, maxValue);

    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    public override long NextInt64() => NextInt64(0, long.MaxValue);

    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    public override long NextInt64(long minValue, long maxValue)
    {
        var last = Math.Max(minValue, maxValue - 1);
        return minValue + (long)(where * (last - minValue));
    }

    protected override double Sample() => NextDouble();
}
