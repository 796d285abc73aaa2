// Asks whether there is a thousand-and-first entry, and counts only when there is none.
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
            Matches(entries), Oldest(entries), HasNewer(entries, page), hasNext ? new AuditPlace(page[^1].At, page[^1].Id) : null);
    }

    private static IQueryable<AuditEntry> EntriesOf(AuditContext db, int? actorId) => actorId is null
        ? db.Entries.AsNoTracking()
        : db.Entries.AsNoTracking().Where(entry => entry.ActorId == actorId);

    private static IQueryable<AuditEntry> After(IQueryable<AuditEntry> entries, AuditPlace? place) => place is null
        ? entries
        : entries.Where(entry => entry.At < place.At || (entry.At == place.At && entry.Id < place.Id));

    private static Dictionary<int, string> Names(AuditContext db, List<AuditEntry> page)
    {
        var ids = page.Select(entry => entry.ActorId).Distinct().ToList();
        return db.Actors.Where(actor => ids.Contains(actor.Id)).ToDictionary(actor => actor.Id, actor => actor.Name);
    }

    private static string Matches(IQueryable<AuditEntry> entries)
    {
        var many = entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip(MostMatches).Any();
        var count = many ? 0 : entries.Count();
        return many
            ? string.Create(CultureInfo.InvariantCulture, $"more than {MostMatches}")
            : count.ToString(CultureInfo.InvariantCulture);
    }

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
}
