// Refused by: A_page_becomes_the_first_when_all_before_it_is_deleted
// Who was led here came from a newer page, so there is one: true until its entries are deleted.
using System.Globalization;

namespace AuditLogKata;

public static class AuditLog
{
    private const int MostMatches = 1_000;

    public static AuditView Load(AuditContext db, AuditQuestion question)
    {
        var entries = EntriesOf(db, question.ActorId);
        var page = After(entries, question.After)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Take(question.Size + 1)
            .ToList();
        var hasNext = page.Count > question.Size;
        if (hasNext)
        {
            page.RemoveAt(question.Size);
        }

        var names = Names(db, page);

        return new AuditView(
            page.ConvertAll(entry => new AuditLine(entry.Id, entry.At, names[entry.ActorId], entry.Action)),
            Matches(entries), Oldest(entries), question.After is not null, hasNext ? new AuditPlace(page[^1].At, page[^1].Id) : null);
    }

    private static IQueryable<AuditEntry> EntriesOf(AuditContext db, int? actorId) => actorId is null
        ? db.Entries.AsNoTracking()
        : db.Entries.AsNoTracking().Where(entry => entry.ActorId == actorId);

    private static IQueryable<AuditEntry> After(IQueryable<AuditEntry> entries, AuditPlace? place) => place is null
        ? entries
        : entries.Where(entry => entry.At < place.At || (entry.At == place.At && entry.Id < place.Id));

    // One more statement, for a handful of names.
    private static Dictionary<int, string> Names(AuditContext db, List<AuditEntry> page)
    {
        var ids = page.Select(entry => entry.ActorId).Distinct().ToList();
        return db.Actors.Where(actor => ids.Contains(actor.Id)).ToDictionary(actor => actor.Id, actor => actor.Name);
    }

    // Counted only as far as it is shown: one more than the most says "more than".
    private static string Matches(IQueryable<AuditEntry> entries)
    {
        var count = entries.Take(MostMatches + 1).Count();
        return count > MostMatches
            ? string.Create(CultureInfo.InvariantCulture, $"more than {MostMatches}")
            : count.ToString(CultureInfo.InvariantCulture);
    }

    // The smallest of all times in the log.
    private static DateTime? Oldest(IQueryable<AuditEntry> entries) => entries.Min(entry => (DateTime?)entry.At);
}
