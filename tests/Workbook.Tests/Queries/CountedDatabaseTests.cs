using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;
using Workbook.Queries;

namespace Workbook.Tests.Queries;

public class CountedDatabaseTests
{
    private const string Fill =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO Notes SELECT i, 'note ' || i FROM n";

    [Fact]
    public void It_has_the_tables_rows_and_indexes_of_its_model()
    {
        using var database = new CountedDatabase<NoteContext>(options => new NoteContext(options), Fill);

        Assert.Equal(500, database.Use(db => db.Notes.Count()));
        Assert.Equal(["IX_Notes_Text"], database.IndexesOf("Notes"));
    }

    [Fact]
    public void What_its_contexts_do_is_counted()
    {
        using var database = new CountedDatabase<NoteContext>(options => new NoteContext(options), Fill);

        var cost = database.CostOf(db => db.Notes.Where(note => note.Text == "note 7").ToList());

        Assert.Equal((1, 1), (cost.Statements, cost.RowsReturned));
        Assert.InRange(cost.EngineSteps, 5, 50);
    }

    [Fact]
    public void Its_pages_grow_by_those_of_an_index()
    {
        using var database = new CountedDatabase<NoteContext>(options => new NoteContext(options), Fill);
        var before = database.Pages;

        database.Execute("CREATE INDEX IX_More ON Notes (Text, Id)");

        Assert.True(database.Pages > before);
        database.Execute("DROP INDEX IX_More");
        Assert.Equal(before, database.Pages);
    }

    public sealed class Note
    {
        public int Id { get; set; }

        public string Text { get; set; } = "";
    }

    public sealed class NoteContext(DbContextOptions<NoteContext> options) : DbContext(options)
    {
        public DbSet<Note> Notes => Set<Note>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Note>().HasIndex(note => note.Text);
    }
}
