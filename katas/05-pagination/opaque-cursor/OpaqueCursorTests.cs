using System.Text;

namespace OpaqueCursorKata;

public class OpaqueCursorTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly byte[] _key = [.. Enumerable.Range(1, 32).Select(i => (byte)(7 * i))];
    private static readonly Position _place = new(new DateTime(2026, 11, 20, 14, 3, 59, DateTimeKind.Utc).AddTicks(1_234_567), 4_711);

    [Fact]
    public void A_cursor_leads_back_to_its_place()
    {
        Position[] places = [_place, new(Utc(0), 0), new(Utc(1), int.MaxValue), new(Utc(DateTime.MaxValue.Ticks), -1), new(_place.PlacedAt, int.MinValue)];
        foreach (var place in places)
        {
            var cursor = Cursors().Encode(place);

            // Another process, another instance: nothing but the key is shared.
            Position? decoded = null;
            var error = Record.Exception(() => decoded = Cursors().Decode(cursor));

            Assert.True(error is null, $"The cursor of {place}, read by another instance with the same key: {error?.Message} Keep nothing between Encode and Decode.");
            Assert.Equal(place, decoded);
            Assert.Equal(DateTimeKind.Utc, decoded!.PlacedAt.Kind);
        }
    }

    [Fact]
    public void A_cursor_can_stand_in_a_URL_as_it_is()
    {
        foreach (var cursor in ManyPlaces().Select(Cursors().Encode))
        {
            Assert.True(
                cursor.Length is > 0 and <= 200 && Uri.EscapeDataString(cursor) == cursor,
                $"\"{cursor}\" has {cursor.Length} characters and becomes \"{Uri.EscapeDataString(cursor)}\" in a URL. "
                + "Use letters, digits, \"-\", \"_\", \".\" and \"~\", at most 200. Next: hint 2 in katas/05-pagination/opaque-cursor/README.md");
        }
    }

    [Fact]
    public void A_cursor_with_any_character_changed_is_refused()
    {
        foreach (var cursor in ManyPlaces().Take(20).Select(Cursors().Encode))
        {
            for (var i = 0; i < cursor.Length; i++)
            {
                MustRefuse(Cursors(), Changed(cursor, i), CursorFault.Invalid, $"The cursor \"{cursor}\" with character {i + 1} changed");
                MustRefuse(Cursors(), Changed(cursor, i, all: true), CursorFault.Invalid, $"The cursor \"{cursor}\" with character {i + 1} changed");
            }
        }
    }

    [Fact]
    public void A_cursor_cut_or_lengthened_anywhere_is_refused()
    {
        var cursor = Cursors().Encode(_place);
        for (var length = 0; length < cursor.Length; length++)
        {
            MustRefuse(Cursors(), cursor[..length], CursorFault.Invalid, $"The first {length} characters of the cursor \"{cursor}\"");
        }

        for (var start = 1; start < cursor.Length; start++)
        {
            MustRefuse(Cursors(), cursor[start..], CursorFault.Invalid, $"The cursor \"{cursor}\" without its first {start} characters");
        }

        foreach (var more in new[] { "A", "AAAA", "A1b2C3d4", ".", ".AAAA", cursor, " ", "\t", "\n", "=", "==" })
        {
            MustRefuse(Cursors(), cursor + more, CursorFault.Invalid, $"The cursor \"{cursor}\" followed by \"{Uri.EscapeDataString(more)}\"");
        }

        // Base64 decoders skip white space: one place would have any number of cursors.
        foreach (var at in new[] { 0, cursor.Length / 2 })
        {
            MustRefuse(Cursors(), cursor.Insert(at, " "), CursorFault.Invalid, $"The cursor \"{cursor}\" with a blank before character {at + 1}");
        }
    }

    [Fact]
    public void A_cursor_carries_the_whole_signature()
    {
        // A character that takes 16 values when nothing but the key changes carries 4 bits of the signature, one that takes 64 carries 6.
        var cursors = Enumerable.Range(0, 2_000).Select(i => new OpaqueCursor([(byte)i, (byte)(i >> 8), .. _key[2..]], "orders-of-7", version: 2).Encode(_place)).ToList();
        var bits = Enumerable.Range(0, cursors.Min(cursor => cursor.Length)).Sum(at => Math.Log2(cursors.Select(cursor => cursor[at]).Distinct().Count()));

        // 32 bytes are 256 bits; a signature of a few bytes is found by trying.
        Assert.True(
            bits >= 250,
            $"About {Math.Round(bits)} bits of a cursor depend on the key; the 32 bytes of HMAC-SHA256 are 256. Keep the whole signature. "
            + "Next: hint 2 in katas/05-pagination/opaque-cursor/README.md");
    }

    [Fact]
    public void Text_that_was_never_a_cursor_is_refused()
    {
        string[] texts =
        [
            "", " ", "null", "0", "2", "..", "a.b", "v2.", "%00", "====", "-_-_", "ü", "\ud800", "\0\0\0\0", new string('A', 100_000),
            Plain("4711"), Plain("638993558391234567|4711"), Plain("""{"id":4711}"""), new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).ToString("N"),
        ];
        foreach (var text in texts)
        {
            MustRefuse(Cursors(), text, CursorFault.Invalid, $"The text \"{(text.Length > 40 ? text[..40] + "..." : text)}\"");
        }
    }

    [Fact]
    public void A_cursor_of_another_list_is_refused()
    {
        var cursor = Cursors(list: "orders-of-8").Encode(_place);

        MustRefuse(Cursors(list: "orders-of-7"), cursor, CursorFault.Invalid, "A cursor of the list orders-of-8, handed to orders-of-7");
    }

    [Fact]
    public void A_cursor_signed_with_another_key_is_refused()
    {
        var other = _key.ToArray();
        other[31] ^= 1;
        MustRefuse(Cursors(), new OpaqueCursor(other, "orders-of-7", version: 2).Encode(_place), CursorFault.Invalid, "A cursor that was signed with another key");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_genuine_cursor_of_another_version_is_refused_as_outdated(byte version)
    {
        var cursor = Cursors(version: version).Encode(_place);

        MustRefuse(Cursors(version: 2), cursor, CursorFault.Outdated, $"A genuine cursor of version {version}, read by version 2");
    }

    [Fact]
    public void What_is_refused_never_reaches_the_database()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(300, customers: 10));
        var (feed, neighbour) = (new GivenOrderFeed(shop, _key, customerId: 7), new GivenOrderFeed(shop, _key, customerId: 8));
        var genuine = feed.Get(cursor: null).Next!;

        var cost = Cost.Of(() => feed.Get(genuine), shop);
        Assert.True(cost.Statements == 1, "A genuine cursor should have sent one statement; the count below would mean nothing.");

        string[] others = [genuine[..^2], Changed(genuine, genuine.Length / 3), neighbour.Get(cursor: null).Next!, Plain("638993558391234567|4711"), ""];
        Exception?[] errors = [];
        cost = Cost.Of(() => errors = [.. others.Select(other => Record.Exception(() => feed.Get(other)))], shop);

        cost.MustStayWithin(
            Counter.Statements, 0, hint: 1,
            why: "A cut, a changed, a neighbour's, a made-up and an empty cursor were handed in. Each statement was sent for a place nobody was ever given.");
        Assert.All(errors, error => Assert.IsType<CursorException>(error));
    }

    [Fact]
    public void The_feed_goes_from_page_to_page_by_its_cursors()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(250, customers: 10));
        var feed = new GivenOrderFeed(shop, _key, customerId: 7);

        var shown = new List<int>();
        for (var page = feed.Get(cursor: null); ; page = feed.Get(page.Next))
        {
            shown.AddRange(page.OrderIds);
            Assert.True(shown.Count <= 25, "More orders were shown than the customer has.");
            if (page.Next is null)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(1, 250).Where(id => 1 + (id % 10) == 7).Reverse(), shown);
    }

    private static OpaqueCursor Cursors(string list = "orders-of-7", byte version = 2) => new(_key, list, version);

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);

    private static IEnumerable<Position> ManyPlaces()
    {
        var chance = new Random(5);
        return Enumerable.Range(0, 300).Select(_ => new Position(_place.PlacedAt.AddTicks(chance.NextInt64(1_000_000_000_000)), chance.Next(int.MinValue, int.MaxValue))).ToList();
    }

    private static string Changed(string cursor, int i, bool all = false)
    {
        // Of the six bits of a Base64 character the first two always count: flip the first, or set as many as possible.
        var at = Math.Max(0, Alphabet.IndexOf(cursor[i], StringComparison.Ordinal));
        var other = Alphabet[!all ? at ^ 32 : at >> 4 == 3 ? 0 : 63];
        return cursor[..i] + other + cursor[(i + 1)..];
    }

    private static string Plain(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void MustRefuse(OpaqueCursor cursors, string cursor, CursorFault fault, string what)
    {
        Position? place = null;
        var error = Record.Exception(() => place = cursors.Decode(cursor));
        Assert.True(
            error is CursorException refused && refused.Fault == fault,
            $"{what}: {(place is not null ? $"taken for {place}" : error is CursorException other ? $"refused as {other.Fault}" : $"a {error!.GetType().Name} ({error.Message})")}, "
            + $"where it should be a CursorException with {fault}. Next: hint {(place is null ? 3 : 1)} in katas/05-pagination/opaque-cursor/README.md");
    }
}
