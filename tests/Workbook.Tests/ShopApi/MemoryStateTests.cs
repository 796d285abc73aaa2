using Microsoft.Extensions.Configuration;
using Shop.Api;
using Shop.Api.State;
using Workbook.Time;

namespace Workbook.Tests.ShopApi;

public class MemoryStateTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly MemoryState _state;

    public MemoryStateTests() => _state = new MemoryState(ShopSettings.Read(new ConfigurationBuilder().Build()), _time);

    [Fact]
    public async Task A_session_that_is_used_lives_on()
    {
        var session = await _state.SignInAsync(7);
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(7, await _state.CustomerAsync(session));
        }
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends_after_30_minutes()
    {
        var session = await _state.SignInAsync(7);
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await _state.CustomerAsync(session));
    }
}
