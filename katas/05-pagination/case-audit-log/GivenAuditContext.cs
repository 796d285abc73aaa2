namespace AuditLogKata;

/// <summary>One thing that somebody did.</summary>
public sealed class AuditEntry
{
    /// <summary>Gets or sets the key; it does not follow the time, because entries also arrive late.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets when it happened, in UTC, to the second.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets who did it.</summary>
    public int ActorId { get; set; }

    /// <summary>Gets or sets what was done, in a word.</summary>
    public string Action { get; set; } = "";
}

/// <summary>Somebody who does things.</summary>
public sealed class Actor
{
    /// <summary>Gets or sets the key.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = "";
}

/// <summary>The database of the audit log.</summary>
public sealed class AuditContext(DbContextOptions<AuditContext> options) : DbContext(options)
{
    /// <summary>Gets the entries.</summary>
    public DbSet<AuditEntry> Entries => Set<AuditEntry>();

    /// <summary>Gets the actors.</summary>
    public DbSet<Actor> Actors => Set<Actor>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<AuditEntry>().HasIndex(entry => new { entry.At, entry.Id });
        model.Entity<AuditEntry>().HasIndex(entry => new { entry.ActorId, entry.At, entry.Id });
    }
}
