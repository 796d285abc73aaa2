using System.Text.RegularExpressions;
using Workbook.Queries;

namespace ListPageKata;

public class ListPageTests
{
    private const string TrackedEntities = "tracked entities";
    private const string SecretStatements = "statements that read a secret";
    private const string BytesPerReview = "bytes allocated per review";

    [Fact]
    public void It_shows_the_newest_reviews_with_their_names()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 30, Products: 40));
        // Numbers with holes, as in every table that has lived for a while.
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Reviews WHERE Id % 3 = 1"));
        var reviews = shop.Use(db => db.Reviews.ToList()).OrderByDescending(review => review.Id).Take(25);
        var products = shop.Use(db => db.Products.ToList()).ToDictionary(product => product.Id, product => product.Name);
        var customers = shop.Use(db => db.Customers.ToList()).ToDictionary(customer => customer.Id, customer => customer.Name);

        var page = shop.Use(db => ListPage.Load(db, size: 25));

        Assert.Equal(
            reviews.Select(r => new ReviewRow(r.Id, r.Rating, r.Text, products[r.ProductId], customers[r.CustomerId])).ToList(), page.ToList());
    }

    [Fact]
    public void A_shop_with_fewer_reviews_shows_what_it_has()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 10, Products: 10));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Reviews WHERE Id > 3"));

        Assert.Equal([3, 2, 1], shop.Use(db => ListPage.Load(db, size: 20)).Select(row => row.ReviewId).ToList());
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 10, Products: 10));
        shop.Use(db => ListPage.Load(db, size: 5));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Customers SET Name = 'Renamed'; UPDATE Products SET Name = 'New name ' || Id"));

        var page = shop.Use(db => ListPage.Load(db, size: 5));

        Assert.All(page, row => Assert.Equal("Renamed", row.CustomerName));
        Assert.All(page, row => Assert.StartsWith("New name ", row.ProductName));
    }

    [Fact]
    public void No_statement_reads_a_secret()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 50, Products: 50));
        var log = shop.Recorder.StartLog();
        shop.Use(db => ListPage.Load(db, size: 20));
        Assert.True(log.Statements.Count > 0, "No statement was seen: read the page through db, as the stub does.");

        // SELECT * and SELECT c.* read every column without naming one.
        var secret = log.Statements.Where(s => Regex.IsMatch(s.Sql, @"PasswordHash|(SELECT|\.)\s*\*", RegexOptions.IgnoreCase)).ToList();
        new Cost([new(SecretStatements, secret.Count)], () => Shapes(secret)).MustStayWithin(
            SecretStatements, 0, hint: 1,
            why: "Customers.PasswordHash leaves the database here, and from then on it is in memory, in logs and in dumps. No reader of the page sees it.");
    }

    [Fact]
    public void Nothing_stays_tracked()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 50, Products: 50));

        var tracked = shop.Use(db =>
        {
            ListPage.Load(db, size: 20);
            return db.ChangeTracker.Entries().GroupBy(entry => entry.Metadata.ClrType.Name).ToDictionary(type => type.Key, type => type.Count());
        });

        new Cost([new(TrackedEntities, tracked.Values.Sum())], () => string.Join("\n", tracked.Select(type => $"{type.Value} x {type.Key}"))).MustStayWithin(
            TrackedEntities, 0, hint: 2,
            why: "The context keeps these objects, and a copy of their values, to find out what to save. A page that is only read saves nothing.");
    }

    [Fact]
    public void Bytes_allocated_for_a_review_are_those_of_its_row()
    {
        // A few products that have been reviewed often: whoever asks for names in a statement of their own has few to ask for.
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 40, Products: 40));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) " +
            "INSERT INTO Reviews (ProductId, CustomerId, Rating, Text) SELECT 1 + i % 40, 1 + i % 37, 1 + i % 5, 'I would buy it again.' FROM n"));
        Cost CostOf(int size)
        {
            // The first run of a query compiles it, which allocates far more than any row.
            shop.Use(db => ListPage.Load(db, size));
            return shop.CostOf(db => ListPage.Load(db, size));
        }

        var log = shop.Recorder.StartLog();
        var perReview = (CostOf(500).BytesAllocated - CostOf(50).BytesAllocated) / (500 - 50);

        // What the page shows takes 415 to 555 bytes a review, depending on how it is asked for. The middle of that, and half as much again.
        new Cost([new(BytesPerReview, perReview)], () => Shapes(log.Statements)).MustStayWithin(
            BytesPerReview, 750, hint: 3,
            why: "Columns were read that the page does not show, or statements were sent for each review. These are the statements:");
    }

    [Fact]
    public void Statements_and_rows_do_not_grow_with_the_shop()
    {
        var growth = Growth.Of("products", [50, 200, 800], products =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: products, Products: products));
            return shop.CostOf(db => ListPage.Load(db, size: 20));
        });

        const string why = "The page shows 20 reviews. Names can come with them, or 20 at most in a statement of their own.";
        growth.MustStayWithin(Counter.Statements, _ => 3, hint: 3, why);
        growth.MustStayWithin(Counter.RowsReturned, _ => 60, hint: 3, why);
    }

    // The table of statements leaves the columns out, and here they are what matters.
    private static string Shapes(IEnumerable<Statement> statements) => string.Join("\n\n", statements.Select(s => s.Shape).Distinct());
}
