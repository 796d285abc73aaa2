using System.Globalization;

namespace AuditLogKata;

/// <summary>The page on which auditors read who did what.</summary>
public static class AuditLog
{
    private const int MostMatches = 1_000;

    // TODO: the page is right. Find out what it pays for, and stop paying for what it does not show.

    /// <summary>Returns one page of the log.</summary>
    public static AuditView Load(AuditContext db, AuditQuestion question)
    {
        var entries = EntriesOf(db, question.ActorId);
        var page = entries
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip(Shown(entries, question.After)).Take(question.Size)
            .ToList();
        var names = Names(db, page);

        return new AuditView(
            page.ConvertAll(entry => new AuditLine(entry.Id, entry.At, names[entry.ActorId], entry.Action)),
            Matches(entries), Oldest(entries), HasNewer(entries, page), Next(entries, page));
    }

    private static IQueryable<AuditEntry> EntriesOf(AuditContext db, int? actorId) => actorId is null
        ? db.Entries.AsNoTracking()
        : db.Entries.AsNoTracking().Where(entry => entry.ActorId == actorId);

    // How far the auditor has read.
    private static int Shown(IQueryable<AuditEntry> entries, AuditPlace? place) => place is null
        ? 0
        : entries.Count(entry => entry.At > place.At || (entry.At == place.At && entry.Id >= place.Id));

    // One more statement, for a handful of names.
    private static Dictionary<int, string> Names(AuditContext db, List<AuditEntry> page)
    {
        var ids = page.Select(entry => entry.ActorId).Distinct().ToList();
        return db.Actors.Where(actor => ids.Contains(actor.Id)).ToDictionary(actor => actor.Id, actor => actor.Name);
    }

    // Nobody reads a number of seven digits.
    private static string Matches(IQueryable<AuditEntry> entries)
    {
        var count = entries.Count();
        return count > MostMatches
            ? string.Create(CultureInfo.InvariantCulture, $"more than {MostMatches}")
            : count.ToString(CultureInfo.InvariantCulture);
    }

    // The smallest of all times in the log.
    private static DateTime? Oldest(IQueryable<AuditEntry> entries) => entries.Min(entry => (DateTime?)entry.At);

    private static bool HasNewer(IQueryable<AuditEntry> entries, List<AuditEntry> page)
    {
        if (page.Count == 0)
        {
            return entries.Any();
        }

        var (at, id) = (page[0].At, page[0].Id);
        return entries.Any(entry => entry.At > at || (entry.At == at && entry.Id > id));
    }

    private static AuditPlace? Next(IQueryable<AuditEntry> entries, List<AuditEntry> page)
    {
        if (page.Count == 0)
        {
            return null;
        }

        var place = new AuditPlace(page[^1].At, page[^1].Id);
        var left = entries.Count(entry => entry.At < place.At || (entry.At == place.At && entry.Id < place.Id));
        return left > 0 ? place : null;
    }
}
