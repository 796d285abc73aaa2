using Workbook.Scaling;

namespace Workbook.Tests.Scaling;

public class SurnamesTests
{
    [Fact]
    public void There_are_a_hundred_in_the_order_of_their_frequency()
    {
        Assert.Equal(100, Surnames.Top100.Count);
        Assert.Equal(100, Surnames.Top100.Select(surname => surname.Name).Distinct().Count());
        Assert.Equal(Surnames.Top100.OrderByDescending(surname => surname.People), Surnames.Top100);
    }

    // The source gives the share of the first hundred: 17,319.69 of 100,000 people, where the 2,442,977 called Smith are 828.19.
    [Fact]
    public void Their_sum_is_the_share_that_the_source_gives()
    {
        var everybody = 2_442_977 / 0.0082819;

        Assert.Equal(0.1731969, Surnames.Top100.Sum(surname => (double)surname.People) / everybody, precision: 5);
    }
}
