namespace OverflowsKata;

public sealed class OverflowsTests
{
    [Fact]
    public void Before() => Assert.True(true);

    [Fact]
    public void Breaks() => Overflows.Run();

    [Fact]
    public void After() => Assert.True(true);
}
