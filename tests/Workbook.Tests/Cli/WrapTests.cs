using Workbook.Cli.Output;

namespace Workbook.Tests.Cli;

public class WrapTests
{
    [Fact]
    public void Lines_break_between_words_and_fit() =>
        Assert.Equal(["one two", "three", "four"], Wrap.Lines("one two three four", 8));

    [Fact]
    public void A_longer_word_stays_whole() => Assert.Equal(["see", "katas/03-n-plus-one", "now"], Wrap.Lines("see katas/03-n-plus-one now", 8));

    [Fact]
    public void Line_breaks_and_indents_of_the_text_stay() => Assert.Equal(["a", "", "  b c"], Wrap.Lines("a\r\n\n  b c\n".TrimEnd(), 80));

    [Theory]
    [InlineData("", 10)]
    [InlineData("word", 1)]
    [InlineData("word", 0)]
    [InlineData("word", -5)]
    public void There_is_always_a_line(string text, int width) => Assert.Equal([text], Wrap.Lines(text, width));

    [Fact]
    public void What_is_cut_says_so() => Assert.Equal(["abc", "ab…"], [Wrap.Cut("abc", 3), Wrap.Cut("abcd", 3)]);
}
