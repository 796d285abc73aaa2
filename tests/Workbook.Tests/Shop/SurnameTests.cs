using Workbook.Shop;

namespace Workbook.Tests.Shop;

public class SurnameTests
{
    [Fact]
    public void The_counts_add_up_to_the_share_that_the_census_states()
    {
        // Per 100,000 people: 828.19 are called Smith, 17,319.69 have one of the first 100 names.
        var smiths = Surname.MostFrequent[0].People;
        var all = Surname.MostFrequent.Sum(surname => (long)surname.People);

        Assert.Equal(17_319.69, all * 828.19 / smiths, tolerance: 0.2);
        Assert.Equal(100, Surname.MostFrequent.Select(surname => surname.Name).Distinct().Count());
        Assert.Equal(Surname.MostFrequent.OrderByDescending(surname => surname.People), Surname.MostFrequent);
    }
}
