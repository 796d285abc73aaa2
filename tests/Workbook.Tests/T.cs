namespace Workbook.Tests;

public class SmokeTests
{
    [Fact]
    public void It_runs() => Assert.True(true);
}
