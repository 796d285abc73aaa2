// Refused by: A_page_deep_in_the_log_costs_what_the_first_costs, Work_does_not_grow_with_the_log
// Takes the suspects that look worst (a statement for the names, one for the oldest) and leaves what costs.
using System.Globalization;

namespace AuditLogKata;

public static class AuditLog
{
    private const int MostMatches = 1_000;


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

    private static int Shown(IQueryable<AuditEntry> entries, AuditPlace? place) => place is null
        ? 0
        : entries.Count(entry => entry.At > place.At || (entry.At == place.At && entry.Id >= place.Id));

    private static Dictionary<int, string> Names(AuditContext db, List<AuditEntry> page)
    {
        var ids = page.Select(entry => entry.ActorId).Distinct().ToList();
        return db.Actors.Where(actor => ids.Contains(actor.Id)).Select(actor => new { actor.Id, actor.Name }).ToDictionary(actor => actor.Id, actor => actor.Name);
    }

    private static string Matches(IQueryable<AuditEntry> entries)
    {
        var count = entries.Count();
        return count > MostMatches
            ? string.Create(CultureInfo.InvariantCulture, $"more than {MostMatches}")
            : count.ToString(CultureInfo.InvariantCulture);
    }

    private static DateTime? Oldest(IQueryable<AuditEntry> entries) => entries.OrderBy(entry => entry.At).Select(entry => (DateTime?)entry.At).FirstOrDefault();

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
