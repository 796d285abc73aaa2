namespace FailsFastKata;

public sealed class FailsFastTests
{
    [Fact]
    public void Before() => Assert.True(true);

    [Fact]
    public void Breaks() => FailsFast.Run();

    [Fact]
    public void After() => Assert.True(true);
}
