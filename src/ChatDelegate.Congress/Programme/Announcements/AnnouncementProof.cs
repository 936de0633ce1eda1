using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme.Announcements;

/// <summary><c>notice</c>: every notice of the week that one got has been read, and there was one.</summary>
internal sealed class AnnouncementProof : TaskProof
{
    public override string Name => "notice";

    public override async Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var copies = db.Set<AnnouncementCopy>().Where(copy => people.Contains(copy.PersonId) && db.Set<Announcement>().Any(one => one.Id == copy.AnnouncementId && one.WeekId == week.Id));
        return await copies.GroupBy(copy => copy.PersonId).Where(own => own.All(copy => copy.ReadAt != null)).Select(own => own.Key).ToHashSetAsync(cancellationToken);
    }
}
