using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Results.Script;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Board;

/// <summary>Reads the board of all groups (各小组进展): the same handful of questions for 30 groups and for 300.</summary>
public sealed class GroupBoardQuery(IDbContextFactory<CongressDb> databases, IScriptRuns scripts, RulesFile rules, TimeProvider time)
{
    /// <summary>The board of the congress's week; null while no week is planned.</summary>
    /// <param name="itemId">The meeting to count arrivals at; null for that of today, else the next.</param>
    public async Task<GroupBoard?> ReadAsync(Guid bodyId, Guid? itemId, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var ballot = await StandQueries.CurrentAsync(db, bodyId, cancellationToken);
        if (await WeekAsync(db, bodyId, today, cancellationToken) is not { } week)
        {
            return null;
        }

        ballot = ballot?.WeekId == week.Id ? ballot : null;
        var items = (await PlanQueries.ItemsAsync(db, week.Id, cancellationToken)).Where(item => item.IsMeeting).ToList();
        var item = items.Find(one => one.Id == itemId) ?? items.Find(one => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(one.Due, zone).DateTime) >= today) ?? items.LastOrDefault();
        var stands = await StandQueries.GroupsAsync(db, bodyId, item?.Id, ballot, rules.Rules, cancellationToken);
        var meetings = (await db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.WeekId == week.Id).ToListAsync(cancellationToken)).ToLookup(meeting => meeting.GroupId);
        var places = await scripts.PlacesAsync(db, week.Id, cancellationToken);
        return new GroupBoard(week, item, items, ballot, [.. stands.Where(stand => stand.GroupId is not null).Select(stand => Row(stand, items, [.. meetings[stand.GroupId ?? default]], ballot, places, now))], rules.Rules);
    }

    /// <summary>The week that is on or next, else the last there was: what came of it is looked at afterwards, too.</summary>
    private static async Task<ActivityWeek?> WeekAsync(CongressDb db, Guid bodyId, DateOnly today, CancellationToken cancellationToken) =>
        await ProgrammeQueries.CurrentWeekAsync(db, bodyId, today, cancellationToken)
        ?? await db.Set<ActivityWeek>().AsNoTracking().Where(week => week.BodyId == bodyId).OrderByDescending(week => week.Starts).FirstOrDefaultAsync(cancellationToken);

    private static GroupBoardRow Row(GroupStand stand, List<PlanItem> items, List<GroupMeeting> meetings, Ballot? ballot, IReadOnlyDictionary<Guid, ScriptPlace> places, DateTimeOffset now)
    {
        var order = items.ToDictionary(item => item.Id, item => item.Order);
        return new GroupBoardRow(
            stand,
            meetings.Where(meeting => meeting.State != MeetingState.Ended).OrderBy(meeting => order.GetValueOrDefault(meeting.ItemId, int.MaxValue)).FirstOrDefault(),
            places.GetValueOrDefault(stand.GroupId ?? default),
            GroupProgress.Left(items, meetings, stand, ballot),
            GroupProgress.Lags(stand, meetings, ballot, now));
    }
}
