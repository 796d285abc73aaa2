// A letter in front says whether there is a product; its fields follow, separated by a character that no name holds.
using System.Globalization;
using StackExchange.Redis;
using Workbook.Redis;

namespace CacheAsideKata;

public sealed class CacheAside(IDatabase redis, CacheSettings settings, Func<int, Task<ProductView?>> load)
{
    private const char Separator = '\u001f';

    public async Task<ProductView?> GetAsync(int id)
    {
        RedisKey key = FormattableString.Invariant($"{settings.Prefix}v{settings.Version}:{id}");
        var cached = RedisValue.Null;
        try
        {
            cached = await redis.StringGetAsync(key).WithLimit(settings.Patience);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            // The database answers instead.
        }

        var parts = ((string?)cached ?? "").Split(Separator);
        switch (parts)
        {
            case ["-"]:
                return null;
            case ["+", var name, var cents] when long.TryParse(cents, CultureInfo.InvariantCulture, out var priceCents):
                return new ProductView(id, name, priceCents);
        }

        var product = await load(id);
        var value = product is null ? "-" : FormattableString.Invariant($"+{Separator}{product.Name}{Separator}{product.PriceCents}");
        try
        {
            await redis.StringSetAsync(key, value, product is null ? settings.MissingLives : settings.FoundLives).WithLimit(settings.Patience);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            // The next caller loads it again.
        }

        return product;
    }
}
