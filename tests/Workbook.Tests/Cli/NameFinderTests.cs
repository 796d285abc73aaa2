using Workbook.Cli;
using Workbook.Cli.Naming;

namespace Workbook.Tests.Cli;

public class NameFinderTests
{
    private static readonly string[] _lessons = ["00-measure-first", "03-n-plus-one", "04-caching", "13-scaling"];

    private static readonly string[] _katas =
    [
        "03-n-plus-one/order-history", "03-n-plus-one/order-details", "03-n-plus-one/list-page",
        "04-caching/lru-cache", "04-caching/ttl-cache", "04-caching/two-level-cache", "07-locks/lock",
    ];

    [Theory]
    [InlineData("3")]
    [InlineData("03")]
    [InlineData("n-plus-one")]
    [InlineData("N-Plus-One")]
    [InlineData("03-n-plus-one")]
    [InlineData("plus")]
    [InlineData("03-n")]
    public void A_lesson_is_named_by_number_slug_or_a_part(string typed) =>
        Assert.Equal("03-n-plus-one", new NameFinder("lesson", _lessons).Find(typed));

    [Theory]
    [InlineData("order-history")]
    [InlineData("order-hist")]
    [InlineData("03/order-history")]
    [InlineData("3/order-h")]
    [InlineData("n-plus-one/history")]
    [InlineData("03-n-plus-one/order-history")]
    [InlineData("history")]
    public void A_kata_is_named_by_its_name_a_part_or_with_its_topic(string typed) =>
        Assert.Equal("03-n-plus-one/order-history", new NameFinder("kata", _katas).Find(typed));

    [Fact]
    public void A_topic_with_one_kata_names_it() => Assert.Equal("07-locks/lock", new NameFinder("kata", _katas).Find("7"));

    [Fact]
    public void A_whole_name_is_not_ambiguous_with_a_longer_one() =>
        Assert.Equal("07-locks/lock", new NameFinder("kata", [.. _katas, "07-locks/lock-order"]).Find("lock"));

    [Fact]
    public void An_ambiguous_name_lists_what_it_can_be()
    {
        var exception = Assert.Throws<CommandException>(() => new NameFinder("kata", _katas).Find("order"));

        Assert.Equal(
            "\"order\" can be 03-n-plus-one/order-history or 03-n-plus-one/order-details: name one of them.", exception.Message);
        Assert.Equal(2, exception.ExitCode);
    }

    [Fact]
    public void A_long_list_is_cut()
    {
        var many = Enumerable.Range(10, 9).Select(number => $"{number}-cache").ToList();

        var exception = Assert.Throws<CommandException>(() => new NameFinder("lesson", many).Find("cach"));

        Assert.Equal(
            "\"cach\" can be 10-cache, 11-cache, 12-cache, 13-cache, 14-cache or 4 more: name one of them.", exception.Message);
    }

    [Fact]
    public void An_unknown_name_says_which_are_closest()
    {
        var exception = Assert.Throws<CommandException>(() => new NameFinder("lesson", _lessons).Find("cashing"));

        Assert.StartsWith("There is no lesson \"cashing\"; the closest are 04-caching, ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("list` shows all.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, exception.ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("99")]
    [InlineData("../../etc")]
    public void Nothing_else_is_found(string typed) =>
        Assert.Equal(2, Assert.Throws<CommandException>(() => new NameFinder("lesson", _lessons).Find(typed)).ExitCode);

    [Fact]
    public void Where_there_is_nothing_that_is_said() => Assert.Equal(
        "There is no lesson here yet.", Assert.Throws<CommandException>(() => new NameFinder("lesson", []).Find("3")).Message);
}
