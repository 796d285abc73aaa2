using Workbook.Redis;

namespace Workbook.Tests.Redis;

public class LimitsTests
{
    [Fact]
    public async Task What_never_comes_back_is_given_up_and_named()
    {
        var never = new TaskCompletionSource<int>();
        var error = await Assert.ThrowsAsync<TimeoutException>(() => never.Task.WithLimit(TimeSpan.FromMilliseconds(1)));
        Assert.Equal("never.Task did not finish within 1 ms.", error.Message);
    }

    [Fact]
    public async Task What_comes_back_in_time_keeps_its_result_and_its_error()
    {
        Assert.Equal(42, await Task.FromResult(42).WithLimit());
        await Assert.ThrowsAsync<InvalidDataException>(() => Task.FromException<int>(new InvalidDataException()).WithLimit());
    }

    [Fact]
    public async Task A_timeout_of_the_task_itself_is_not_renamed()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => Task.FromException(new TimeoutException("its own")).WithLimit());
        Assert.Equal("its own", error.Message);
    }
}
