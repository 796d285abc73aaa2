using Workbook.Rendering;

namespace LatencyBudgetKata;

public class LatencyBudgetTests
{
    // 50 + 50 + 300 + 100 ms, one after the other.
    private static readonly LatencyBudget _inARow = new([Only("network", 50), Only("app", 50), Only("database", 300), Only("partner", 100)]);

    // 20 ms, then the longest of 200, 150 and 40 ms, then 80 ms.
    private static readonly LatencyBudget _sideBySide = new(
        [Only("app", 20), new RequestStep(Ms("stock", 200), Ms("price", 150), Ms("reviews", 40)), Only("render", 80)]);

    [Fact]
    public void Parts_in_a_row_add_up() => MustTake(500, _inARow.TotalAfter());

    [Theory]
    [InlineData("database", 2, 350)]
    [InlineData("database", 10, 230)]
    [InlineData("network", 10, 455)]
    [InlineData("partner", 4, 425)]
    [InlineData("app", 0.5, 550)]
    public void A_fix_changes_its_part_and_nothing_else(string part, double times, double milliseconds) => MustTake(
        milliseconds, _inARow.TotalAfter(new Fix(part, times)), "Only this part becomes so many times faster; the rest takes as long as before.");

    [Fact]
    public void Several_fixes_each_change_their_own_part()
    {
        const string why = "Speed-ups of the whole do not add up and do not multiply. Work out what each part takes after its fix, then the whole.";
        MustTake(300, _inARow.TotalAfter(new Fix("database", 2), new Fix("partner", 2)), why, hint: 2);
        MustTake(115, _inARow.TotalAfter(new Fix("partner", 4), new Fix("database", 10), new Fix("app", 5)), why, hint: 2);
    }

    [Fact]
    public void Two_fixes_of_one_part_multiply() =>
        MustTake(250, _inARow.TotalAfter(new Fix("database", 2), new Fix("database", 3)), "300 ms made 2 times and then 3 times faster are 50 ms.");

    [Fact]
    public void A_step_takes_as_long_as_its_longest_part() => MustTake(300, _sideBySide.TotalAfter(), "The parts of a step start together and the step waits for the last: 20 + 200 + 80 ms.");

    [Fact]
    public void A_part_that_nobody_waits_for_can_be_fixed_for_nothing()
    {
        MustTake(300, _sideBySide.TotalAfter(new Fix("price", 10)), "The step still waits 200 ms for the stock.");
        MustTake(250, _sideBySide.TotalAfter(new Fix("stock", 4)), "The stock takes 50 ms now, and the step waits 150 ms for the price.");
        MustTake(150, _sideBySide.TotalAfter(new Fix("stock", 4), new Fix("price", 10)), "Stock 50 ms, price 15 ms, reviews 40 ms: the step takes 50 ms.");
    }

    [Fact]
    public void The_ceiling_is_what_is_left_without_the_part()
    {
        MustReach(2.5, _inARow, "database", "500 ms now, 200 ms without the database.");
        MustReach(1.25, _inARow, "partner", "500 ms now, 400 ms without the partner.");
        MustReach(500 / 450.0, _inARow, "network", "500 ms now, 450 ms without the network.");
        Assert.Equal(double.PositiveInfinity, new LatencyBudget([Only("app", 20)]).Ceiling("app"));
    }

    [Fact]
    public void The_ceiling_of_a_part_side_by_side_is_set_by_the_next_longest()
    {
        MustReach(1.2, _sideBySide, "stock", "300 ms now. Without the stock the step still waits 150 ms for the price: 250 ms.");
        MustReach(1, _sideBySide, "price", "With it or without it, the step waits 200 ms for the stock.");
        MustReach(1, _sideBySide, "reviews", "With them or without them, the step waits 200 ms for the stock.");
        MustReach(300 / 220.0, _sideBySide, "render", "300 ms now, 220 ms without it.");
    }

    [Fact]
    public void The_best_fix_saves_most_time_whatever_the_size_of_its_part() => MustOrder(
        "partner x4, database x1.2, app x5",
        _inARow.OrderOfWork(new Fix("database", 1.2), new Fix("app", 5), new Fix("partner", 4)),
        "Alone they save 50 ms (database), 40 ms (app) and 75 ms (partner). The biggest part is not always the best fix.");

    [Fact]
    public void A_fix_counts_for_what_it_saves_once_those_before_it_are_done()
    {
        MustOrder(
            "database x3, partner x10, database x2",
            _inARow.OrderOfWork(new Fix("database", 2), new Fix("partner", 10), new Fix("database", 3)),
            "After \"database x3\" a second fix of the database saves 50 ms, no longer 150 ms, and the partner's fix 90 ms.");
        MustOrder(
            "stock x4, price x10, render x2",
            _sideBySide.OrderOfWork(new Fix("price", 10), new Fix("render", 2), new Fix("stock", 4)),
            "Alone the price's fix saves nothing: the step waits for the stock. Once the stock is fixed, it saves 100 ms.");
    }

    [Fact]
    public void Of_equal_fixes_the_one_given_first_comes_first() => MustOrder(
        "app x2, network x2", _inARow.OrderOfWork(new Fix("app", 2), new Fix("network", 2)), "Both save 25 ms.");

    [Fact]
    public void Every_fix_has_its_place_in_the_order()
    {
        MustOrder(
            "database x2, database x2, app x2",
            _inARow.OrderOfWork(new Fix("app", 2), new Fix("database", 2), new Fix("database", 2)),
            "Two fixes may be alike: the second \"database x2\" saves another 75 ms, the app's 25 ms.");
        MustOrder(
            "render x2, reviews x2, price x2",
            _sideBySide.OrderOfWork(new Fix("reviews", 2), new Fix("price", 2), new Fix("render", 2)),
            "The fixes of reviews and price save nothing here. They come last, in the order given.");
    }

    [Fact]
    public void To_ask_changes_nothing()
    {
        var budget = new LatencyBudget([Only("app", 20), Only("database", 60)]);
        budget.OrderOfWork(new Fix("app", 2), new Fix("database", 2));
        budget.TotalAfter(new Fix("database", 2));

        MustTake(80, budget.TotalAfter(), "TotalAfter and OrderOfWork were asked about fixes before; these were questions, nobody did them.");
    }

    [Fact]
    public void An_unknown_part_is_an_error()
    {
        Assert.ThrowsAny<ArgumentException>(() => _inARow.TotalAfter(new Fix("databse", 2)));
        Assert.ThrowsAny<ArgumentException>(() => _inARow.Ceiling("databse"));
        Assert.ThrowsAny<ArgumentException>(() => _inARow.OrderOfWork(new Fix("databse", 2)));
    }

    private static Part Ms(string name, double milliseconds) => new(name, TimeSpan.FromMilliseconds(milliseconds));

    private static RequestStep Only(string name, double milliseconds) => new(Ms(name, milliseconds));

    // A microsecond apart is the rounding of a division, not another answer.
    private static void MustTake(double milliseconds, TimeSpan predicted, string why = "", int hint = 1) => Assert.True(
        Math.Abs(predicted.TotalMilliseconds - milliseconds) < 0.001,
        $"The prediction was {Show.Duration(predicted)}, and the request takes {Show.Number(milliseconds)} ms. {why}\n\nNext: hint {hint} in katas/00-measure-first/latency-budget/README.md");

    private static void MustReach(double times, LatencyBudget budget, string part, string why)
    {
        var ceiling = budget.Ceiling(part);
        Assert.True(
            Math.Abs(ceiling - times) < 1e-6,
            $"The ceiling of \"{part}\" came out as {Show.Number(ceiling)} times; it is {Show.Number(times)} times. {why}\n\nNext: hint 2 in katas/00-measure-first/latency-budget/README.md");
    }

    private static void MustOrder(string expected, IReadOnlyList<Fix> fixes, string why)
    {
        var order = string.Join(", ", fixes.Select(fix => FormattableString.Invariant($"{fix.Part} x{fix.Times}")));
        Assert.True(
            order == expected,
            $"The order of work came out as: {order}. It is: {expected}. {why}\n\nNext: hint 3 in katas/00-measure-first/latency-budget/README.md");
    }
}
