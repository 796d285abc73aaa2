namespace SpinsKata;

public sealed class SpinsTests
{
    [Fact]
    public void Before() => Assert.True(true);

    [Fact]
    public void Breaks() => Spins.Run();

    [Fact]
    public void After() => Assert.True(true);
}
