namespace ExitsKata;

public sealed class ExitsTests
{
    [Fact]
    public void Before() => Assert.True(true);

    [Fact]
    public void Breaks() => Exits.Run();

    [Fact]
    public void After() => Assert.True(true);
}
