using Workbook.Redis;

namespace Workbook.Tests.Redis;

/// <summary>Skips a test that needs what is not there, with the reason; fails it where Redis is required.</summary>
internal static class Need
{
    public static void Redis() => Assert.SkipWhen(RedisServer.WhyUnavailable is not null, RedisServer.WhyUnavailable ?? "");

    public static void PrivateRedis() => Assert.SkipWhen(RedisServer.WhyNonePrivate is not null, RedisServer.WhyNonePrivate ?? "");
}
