using System.Globalization;
using System.IO;

namespace ProcessStateKata;

public sealed class ProcessStateTests
{
    [Fact]
    public void Nothing_is_left_of_an_earlier_run()
    {
        Assert.Null(Environment.GetEnvironmentVariable("KATA_WAS_HERE"));
        Assert.Equal("", CultureInfo.CurrentCulture.Name);
        Assert.NotEqual(Path.GetFullPath(Path.GetTempPath()), Environment.CurrentDirectory + Path.DirectorySeparatorChar);
        ThreadPool.GetMinThreads(out var threads, out _);
        Assert.NotEqual(77, threads);

        Environment.SetEnvironmentVariable("KATA_WAS_HERE", "yes");
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = new CultureInfo("");
        Environment.CurrentDirectory = Path.GetTempPath();
        ThreadPool.SetMinThreads(77, 77);
        Console.SetOut(new StringWriter());
    }
}
