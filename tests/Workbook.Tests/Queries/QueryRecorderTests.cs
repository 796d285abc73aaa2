using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;
using Workbook.Queries;
using Workbook.Shop;

namespace Workbook.Tests.Queries;

public sealed class QueryRecorderTests : IDisposable
{
    private readonly ShopDatabase _shop = ShopDatabase.Create(100);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void It_counts_statements_rows_and_engine_steps()
    {
        var cost = _shop.CostOf(db => db.Orders.Where(o => o.TotalCents > 0).ToList());

        Assert.Equal(1, cost.Statements);
        Assert.Equal(100, cost.RowsReturned);
        Assert.True(cost.EngineSteps > 100);
        Assert.Equal(99, cost[Counter.FullScanSteps]);
        Assert.Equal(0, cost.Commits);
        Assert.Equal(1, cost.RoundTrips);
        Assert.True(cost.BytesAllocated > 0);
    }

    [Fact]
    public async Task It_counts_the_same_when_queries_are_asynchronous()
    {
        var sync = _shop.CostOf(db => db.Orders.OrderBy(o => o.TotalCents).Take(10).ToList());
        var async = await _shop.CostOfAsync(db => db.Orders.OrderBy(o => o.TotalCents).Take(10).ToListAsync(TestContext.Current.CancellationToken));

        foreach (var counter in sync.Counters.Except([Counter.BytesAllocated]))
        {
            Assert.Equal(sync[counter], async[counter]);
        }

        Assert.Equal(1, async[Counter.Sorts]);
    }

    [Fact]
    public void It_counts_one_statement_for_each_turn_of_a_loop()
    {
        var cost = _shop.CostOf(db =>
        {
            foreach (var order in db.Orders.ToList())
            {
                db.Entry(order).Collection(o => o.Lines).Load();
            }
        });

        Assert.Equal(101, cost.Statements);
        Assert.Equal(100 + 300, cost.RowsReturned);
    }

    [Fact]
    public void A_cartesian_explosion_shows_in_the_rows_returned()
    {
        var exploded = _shop.CostOf(db => db.Orders.Include(o => o.Lines).Include(o => o.Shipments).AsSingleQuery().ToList());
        var split = _shop.CostOf(db => db.Orders.Include(o => o.Lines).Include(o => o.Shipments).AsSplitQuery().ToList());

        Assert.Equal(Enumerable.Range(1, 100).Sum(id => (1 + (id % 5)) * (1 + (id % 3))), exploded.RowsReturned);
        Assert.Equal(3, split.Statements);
        Assert.Equal(Enumerable.Range(1, 100).Sum(id => 1 + (1 + (id % 5)) + (1 + (id % 3))), split.RowsReturned);
    }

    [Fact]
    public async Task It_counts_rows_of_asynchronous_split_queries()
    {
        var split = await _shop.CostOfAsync(db =>
            db.Orders.Include(o => o.Lines).Include(o => o.Shipments).AsSplitQuery().ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(3, split.Statements);
        Assert.Equal(Enumerable.Range(1, 100).Sum(id => 1 + (1 + (id % 5)) + (1 + (id % 3))), split.RowsReturned);
    }

    [Fact]
    public void It_counts_commits_where_they_happen_in_the_engine()
    {
        var one = _shop.CostOf(db =>
        {
            db.Customers.AddRange(Enumerable.Range(1, 10).Select(i => new Customer { Email = $"a{i}" }));
            db.SaveChanges();
        });
        var ten = _shop.CostOf(db =>
        {
            for (var i = 0; i < 10; i++)
            {
                db.Customers.Add(new Customer { Email = $"b{i}" });
                db.SaveChanges();
            }
        });
        var raw = _shop.CostOf(db => db.Database.ExecuteSqlRaw("UPDATE Customers SET City = 'Oslo'"));
        var reading = _shop.CostOf(db => db.Customers.Count());

        Assert.Equal((10, 1), (one.Statements, one.Commits));
        Assert.Equal((10, 10), (ten.Statements, ten.Commits));
        Assert.Equal((1, 1), (raw.Statements, raw.Commits));
        Assert.Equal((1, 0), (reading.Statements, reading.Commits));
    }

    [Fact]
    public void A_commit_that_is_rolled_back_does_not_count()
    {
        var cost = _shop.CostOf(db =>
        {
            using var transaction = db.Database.BeginTransaction();
            db.Customers.Add(new Customer { Email = "c" });
            db.SaveChanges();
            transaction.Rollback();
        });

        Assert.Equal(0, cost.Commits);
    }

    [Fact]
    public void A_failed_statement_was_sent_all_the_same()
    {
        var cost = _shop.CostOf(db => Assert.ThrowsAny<Exception>(() => db.Database.ExecuteSqlRaw("DELETE FROM Nothing")));

        Assert.Equal(1, cost.Statements);
    }

    [Fact]
    public void Engine_steps_of_a_key_lookup_do_not_grow_with_the_table()
    {
        var growth = Growth.Of("orders", [100, 1_000, 10_000], orders =>
        {
            using var shop = ShopDatabase.Create(orders);
            return shop.CostOf(db => db.Orders.Find(50));
        });

        Assert.Equal(GrowthClass.Constant, growth.ClassOf(Counter.EngineSteps));
        Assert.True(growth.Points[0].Cost.EngineSteps > 0);
    }

    [Fact]
    public void It_names_the_line_that_sent_a_statement_and_folds_values_into_shapes()
    {
        var log = _shop.Recorder.StartLog();
        _shop.Use(db => Enumerable.Range(1, 3).Select(id => db.Orders.Single(o => o.Id == id)).ToList());

        Assert.Equal(3, log.Statements.Count);
        Assert.Single(log.Statements.Select(s => s.Shape).Distinct());
        Assert.Matches(@"^QueryRecorderTests\.cs:\d+$", log.Statements[0].CallSite);
        Assert.Matches(@"\b3\b.*QueryRecorderTests\.cs:\d+.*SELECT", log.ToText());
    }

    [Fact]
    public void A_log_names_the_line_of_statements_that_were_also_sent_before_it_began()
    {
        int Count() => _shop.Use(db => db.Customers.Count());
        Count();
        var log = _shop.Recorder.StartLog();
        Count();

        Assert.Matches(@"^QueryRecorderTests\.cs:\d+$", Assert.Single(log.Statements).CallSite);
    }

    [Fact]
    public async Task Two_threads_are_counted_in_full()
    {
        var cost = await Cost.OfAsync(
            () => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _shop.Use(db => db.Orders.Count())))), _shop);

        Assert.Equal(8, cost.Statements);
        Assert.Equal(8, cost.RowsReturned);
    }
}
