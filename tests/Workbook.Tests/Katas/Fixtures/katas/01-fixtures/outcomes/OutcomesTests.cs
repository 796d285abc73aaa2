using System.Globalization;

namespace OutcomesKata;

public sealed class OutcomesTests(OutcomesTests.Shared shared, ITestOutputHelper output) : IClassFixture<OutcomesTests.Shared>, IAsyncLifetime
{
    private int _initialized;

    public static TheoryData<int, string> Rows => new() { { 1, "one" }, { 2, "two" } };

    public static IEnumerable<object[]> Unserializable() => [[new Box(1)], [new Box(2)]];

    public ValueTask InitializeAsync()
    {
        _initialized = shared.Value;
        return default;
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public void A_right_answer_passes() => Assert.Equal(4, Outcomes.Double(2));

    [Fact]
    public void A_wrong_answer_fails()
    {
        Console.WriteLine("to the console");
        output.WriteLine("to the output");
        Assert.Equal(5, Outcomes.Double(2));
    }

    [Fact]
    public void An_exception_fails() => Outcomes.Throw();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    public void A_row_fails_alone(int number) => Assert.True(number < 10, $"{number} is too large.");

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_may_have_a_name(int number, string name) => Assert.NotEqual("two", number == 2 ? name : "");

    [Theory]
    [MemberData(nameof(Unserializable))]
    public void A_row_may_be_any_object(Box box) => Assert.Equal(1, box.Value);

    [Fact]
    public async Task An_async_test_fails_after_its_await()
    {
        await Task.Yield();
        Assert.Fail("Only after the await.");
    }

    [Fact]
    public void A_fixture_and_a_lifetime_are_there() => Assert.Equal(42, _initialized);

    [Fact(Skip = "Not today.")]
    public void A_skipped_test_says_why() => Assert.Fail("It ran.");

    [Fact]
    public void A_test_skips_itself() => Assert.Skip("There is no server.");

    [Fact(Explicit = true)]
    public void An_explicit_test_waits_to_be_asked() => Assert.Fail("It ran.");

    [Fact(Timeout = 50)]
    public Task A_timeout_of_its_own_fails() => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);

    [Fact]
    [Trait("kind", "stretch")]
    public void A_stretch_test_fails() => Assert.Fail("More is possible.");

    [Fact]
    public void Numbers_are_written_the_same_everywhere() => Assert.Equal("1.5", 1.5.ToString(CultureInfo.CurrentCulture));

    public sealed class Shared
    {
        public int Value => 42;
    }

    public sealed class Box(int value)
    {
        public int Value => value;
    }
}
