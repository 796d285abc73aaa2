using Workbook.Katas;
using Xunit.Sdk;

namespace Workbook.Tests.Katas.Rules;

/// <summary>The rule itself, tried on the mistakes of a small kata.</summary>
[Collection(nameof(FixtureWorkbook))]
public class MistakeRuleTests(FixtureWorkbook workbook)
{
    private const string Head = "// Refused by: ";

    [Theory]
    [InlineData("counts-all", null)]
    [InlineData("throws", null)]
    public async Task A_mistake_refused_as_it_says_is_fine(string mistake, string? head) => await CheckAsync(mistake, head);

    [Theory]
    [InlineData("counts-all", Head + "The_database_does_the_counting", "is not refused by The_database_does_the_counting")]
    [InlineData("counts-all", Head + "Open_orders_are_counted, The_database_does_the_counting", "is not refused by The_database_does_the_counting")]
    [InlineData("counts-all", Head + "No_such_test", "names the test No_such_test")]
    [InlineData("throws", Head + "Open_orders_are_counted", "by accident")]
    public async Task A_mistake_refused_otherwise_is_reported(string mistake, string head, string message)
    {
        var error = await Assert.ThrowsAnyAsync<XunitException>(() => CheckAsync(mistake, head));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private async Task CheckAsync(string name, string? head)
    {
        var mistake = workbook["sqlite-orders"].Mistakes.Single(candidate => candidate.Name == name);
        var folder = mistake.Folder;
        if (head is not null)
        {
            folder = Path.Combine(workbook.Root, Path.GetRandomFileName());
            Directory.CreateDirectory(folder);
            var code = (await File.ReadAllLinesAsync(Path.Combine(mistake.Folder, "SqliteOrders.cs"), TestContext.Current.CancellationToken))
                .SkipWhile(line => line.StartsWith("//", StringComparison.Ordinal));
            await File.WriteAllLinesAsync(Path.Combine(folder, "SqliteOrders.cs"), [head, .. code], TestContext.Current.CancellationToken);
        }

        MistakeRule.Check(new Mistake(folder), await workbook.RunAsync("sqlite-orders", folder));
    }
}
