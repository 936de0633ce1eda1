using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme.Announcements;

/// <summary>Notices of the week, sent by staff to all delegates or to groups, and who is still to be told.</summary>
public sealed class AnnouncementDesk(IRecordStore store, IDbContextFactory<CongressDb> databases, PhraseBook phrases, TimeProvider time)
{
    public const int LongestTitle = 100;
    public const int LongestText = 2_000;

    /// <summary>Sends a notice; whoever gets it has a button to say that they have read it.</summary>
    /// <param name="groups">None for all groups.</param>
    /// <returns>Its id, or why not.</returns>
    public async Task<(Guid? Id, ProgrammeError? Error)> SendAsync(Participant staff, Guid weekId, string? title, string? text, IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken)
    {
        var (head, body) = (title?.Trim() ?? string.Empty, text?.Trim() ?? string.Empty);
        if (head.Length == 0 || body.Length == 0)
        {
            return (null, ProgrammeError.NoText);
        }

        if (head.Length > LongestTitle || body.Length > LongestText)
        {
            return (null, ProgrammeError.TooLong);
        }

        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return (null, ProgrammeError.NotStaff);
        }

        var now = time.GetUtcNow();
        var sent = new Announcement { Id = Guid.CreateVersion7(now), WeekId = weekId, Title = head, Text = body, By = staff.PersonId, At = now };
        return await store.WriteAsync<(Guid?, ProgrammeError?)>($"programme/{weekId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "announcement.send"), async (session, cancel) =>
        {
            if (!await session.Db.Set<ActivityWeek>().AnyAsync(week => week.Id == weekId && week.BodyId == staff.CongressId, cancel))
            {
                return (null, ProgrammeError.Missing);
            }

            var people = await DelegatesAsync(session.Db, staff.CongressId, groups, cancel);
            Add(session.Db, sent, people);
            return people.Count == 0 ? (null, ProgrammeError.NoGroups) : (sent.Id, null);
        }, cancellationToken);
    }

    /// <summary>Puts on record that somebody was told by other means.</summary>
    public async Task<ProgrammeError?> TellAsync(Participant staff, Guid announcementId, Guid personId, CancellationToken cancellationToken) =>
        !staff.Roles.Contains(ParticipantLookup.Staff)
            ? ProgrammeError.NotStaff
            : await store.WriteAsync<ProgrammeError?>($"announcement/{announcementId}/{personId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "announcement.tell", personId), async (session, cancel) =>
            {
                var copy = await Copies(session.Db, staff.CongressId).FirstOrDefaultAsync(one => one.AnnouncementId == announcementId && one.PersonId == personId, cancel);
                copy?.Read(staff.PersonId, time.GetUtcNow());
                return copy is null ? ProgrammeError.Missing : null;
            }, cancellationToken);

    /// <summary>The notices of a week, the latest first, with what became of their copies.</summary>
    public async Task<IReadOnlyList<AnnouncementRow>> ListAsync(Guid weekId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<Announcement>().AsNoTracking().Where(one => one.WeekId == weekId).OrderByDescending(one => one.At).ToListAsync(cancellationToken);
        var rows = new List<AnnouncementRow>();
        foreach (var one in all)
        {
            var copies = await CopiesAsync(db, one.Id, cancellationToken);
            rows.Add(new AnnouncementRow(one, copies.CountBy(copy => copy.State).ToDictionary(), copies.Count));
        }

        return rows;
    }

    /// <summary>One notice and everybody's copy: those to chase first. Null when it is not there or another congress's.</summary>
    public async Task<(Announcement Announcement, IReadOnlyList<AnnouncementCopyRow> Copies)?> FindAsync(Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Announcement>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == id && db.Set<ActivityWeek>().Any(week => week.Id == one.WeekId && week.BodyId == bodyId), cancellationToken);
        return found is null ? null : (found, [.. (await CopiesAsync(db, id, cancellationToken)).OrderByDescending(copy => copy.State).ThenBy(copy => copy.GroupNumber).ThenBy(copy => copy.Number, StringComparer.Ordinal)]);
    }

    private static Task<List<Guid>> DelegatesAsync(CongressDb db, Guid bodyId, IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken) => db.Set<DelegateSeat>()
        .Where(seat => seat.BodyId == bodyId && (groups.Count == 0 || (seat.GroupId != null && groups.Contains(seat.GroupId.Value)))
            && db.Set<Person>().Any(person => person.Id == seat.PersonId && person.Active))
        .Select(seat => seat.PersonId).ToListAsync(cancellationToken);

    private void Add(CongressDb db, Announcement sent, List<Guid> people)
    {
        if (people.Count > 0)
        {
            db.Add(sent);
        }

        foreach (var person in people)
        {
            var notice = Notice.For(person, "announcement", sent.At, locale => [Reply.Of(CardOf(sent, locale))]);
            db.Add(notice);
            db.Add(new AnnouncementCopy { Id = Guid.CreateVersion7(sent.At), AnnouncementId = sent.Id, PersonId = person, NoticeId = notice.Id });
        }
    }

    private static IQueryable<AnnouncementCopy> Copies(CongressDb db, Guid bodyId) => db.Set<AnnouncementCopy>().Where(copy => db.Set<Announcement>()
        .Any(one => one.Id == copy.AnnouncementId && db.Set<ActivityWeek>().Any(week => week.Id == one.WeekId && week.BodyId == bodyId)));

    private static async Task<List<AnnouncementCopyRow>> CopiesAsync(CongressDb db, Guid announcementId, CancellationToken cancellationToken)
    {
        var rows = await (
            from copy in db.Set<AnnouncementCopy>().AsNoTracking()
            join one in db.Set<Announcement>() on copy.AnnouncementId equals one.Id
            join week in db.Set<ActivityWeek>() on one.WeekId equals week.Id
            join person in db.Set<Person>() on copy.PersonId equals person.Id
            join seat in db.Set<DelegateSeat>() on new { copy.PersonId, week.BodyId } equals new { seat.PersonId, seat.BodyId }
            join found in db.Set<DelegateGroup>() on seat.GroupId equals found.Id into groups
            from @group in groups.DefaultIfEmpty()
            where copy.AnnouncementId == announcementId
            select new
            {
                copy,
                person.Name,
                seat.Number,
                Group = @group == null ? null : @group.Name,
                GroupNumber = @group == null ? int.MaxValue : @group.Number,
                Said = db.Set<Notice>().Any(notice => notice.Id == copy.NoticeId && notice.SaidAt != null),
                Refused = db.Set<Notice>().Any(notice => notice.Id == copy.NoticeId && notice.Refusal != null),
                Waits = db.Set<OutboxMessage>().Any(message => message.NoticeId == copy.NoticeId),

                // A web chat that only waits for somebody who was lost elsewhere has brought nothing to them yet.
                Reached = db.Set<Conversation>().Any(c => c.PersonId == copy.PersonId && c.Unreachable == null
                    && !db.Set<Conversation>().Any(lost => lost.PersonId == copy.PersonId && lost.Unreachable != null && lost.UnreachableSince >= c.HeardAt)),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AnnouncementCopyRow(row.copy.PersonId, row.Name, row.Number, row.Group, row.GroupNumber, row.copy.ReadAt, row.copy.ToldBy is not null,
            row.copy.ReadAt is not null ? AnnouncementState.Read
            : !row.Reached || row.Refused ? AnnouncementState.Unreachable
            : row.Said && !row.Waits ? AnnouncementState.Delivered : AnnouncementState.Sending));
    }

    private Card CardOf(Announcement sent, string locale) => new(
        phrases(locale, "announcement.title", ("title", sent.Title)), [new Paragraph(sent.Text)],
        [
            new CardButton(phrases(locale, "announcement.read"), new ButtonAction("start", "my-tasks", new Dictionary<string, string> { ["read"] = sent.Id.ToString() }), ButtonStyle.Primary),
            new CardButton(phrases(locale, "announcement.tasks"), new ButtonAction("start", "my-tasks")),
        ],
        KeyOf(sent.Id));

    /// <summary>The card of a notice, which what the person answers closes.</summary>
    internal static string KeyOf(Guid announcementId) => $"announcement-{announcementId}";
}

/// <summary>A notice with how many of its copies came how far.</summary>
public sealed record AnnouncementRow(Announcement Announcement, IReadOnlyDictionary<AnnouncementState, int> Counts, int Total);

/// <param name="Told">Read because staff told them by other means.</param>
public sealed record AnnouncementCopyRow(Guid PersonId, string Name, string Number, string? Group, int GroupNumber, DateTimeOffset? ReadAt, bool Told, AnnouncementState State);
