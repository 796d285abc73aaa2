using Workbook.Lessons;

namespace Workbook.Tests.Lessons;

public class PredictTests
{
    [Theory]
    [InlineData(null, "Measured: 101.")]
    [InlineData(101.0, "You said 101, and that is what was measured.")]
    [InlineData(100.0, "You said 100; measured: 101.")]
    [InlineData(1.0, "You said 1; measured: 101. You were off by a factor of 101.")]
    public void A_guess_is_set_beside_what_was_measured(double? guess, string says) =>
        Assert.Equal($"How many? {says}", Predict.That("How many?", guess).Against(101).ToText());

    [Fact]
    public void A_check_that_fails_stops_the_lesson()
    {
        Assert.Equal("Checked: One is one.", Check.That("One is one.", true).ToText());
        Assert.Throws<CheckFailedException>(() => Check.That("One is two.", false));
    }
}
