namespace ThrowsOnThreadKata;

public sealed class ThrowsOnThreadTests
{
    [Fact]
    public void Before() => Assert.True(true);

    [Fact]
    public void Breaks() => ThrowsOnThread.Run();

    [Fact]
    public void After() => Assert.True(true);
}
