namespace HangsKata;

public sealed class HangsTests
{
    [Fact]
    public void Before() => Assert.True(true);

    [Fact]
    public void Breaks() => Hangs.Run();

    [Fact]
    public void After() => Assert.True(true);
}
