using Workbook.Rendering;

namespace Workbook.Redis;

/// <summary>What went through a <see cref="RedisTap"/>.</summary>
/// <param name="ByCommand">How often each command was sent, by its name in capitals. Housekeeping is left out.</param>
/// <param name="RoundTrips">See <see cref="RedisTap"/>.</param>
/// <param name="BytesSent">Bytes from the client to the server. Housekeeping is left out.</param>
/// <param name="BytesReceived">Bytes from the server to the client: replies and messages. Replies to housekeeping are left out.</param>
/// <param name="Housekeeping">Commands that the client library sent on its own account.</param>
public sealed record RedisCounts(
    IReadOnlyDictionary<string, long> ByCommand, long RoundTrips, long BytesSent, long BytesReceived, long Housekeeping) : Rendered
{
    /// <summary>Commands sent, without housekeeping.</summary>
    public long Commands => ByCommand.Values.Sum();

    /// <summary>How often this command was sent; 0 if never.</summary>
    /// <param name="command">Its name, such as <c>GET</c>; capitals do not matter.</param>
    public long this[string command] => ByCommand.GetValueOrDefault(command.ToUpperInvariant());

    /// <summary>What was counted after an earlier reading.</summary>
    public RedisCounts Since(RedisCounts earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new RedisCounts(
            ByCommand.Select(c => KeyValuePair.Create(c.Key, c.Value - earlier[c.Key])).Where(c => c.Value > 0).ToDictionary(),
            RoundTrips - earlier.RoundTrips, BytesSent - earlier.BytesSent, BytesReceived - earlier.BytesReceived, Housekeeping - earlier.Housekeeping);
    }

    /// <inheritdoc/>
    public override string ToHtml() => ToTable().ToHtml();

    /// <inheritdoc/>
    public override string ToText() => ToTable().ToText();

    private Table ToTable()
    {
        var table = new Table("Redis commands", Column.Text("command"), Column.Number("count"));
        foreach (var (command, count) in ByCommand.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            table.Add(command, count);
        }

        return table.Add("round trips", RoundTrips).Add("bytes sent", BytesSent).Add("bytes received", BytesReceived);
    }
}
