using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Attendance.Leaves;

/// <summary>Requests for leave as staff see and decide them in the console.</summary>
public sealed class LeaveDesk
{
    private readonly IRecordStore _store;
    private readonly IDbContextFactory<CongressDb> _databases;
    private readonly LeaveSteps _steps;
    private readonly AttendanceNotices _notices;
    private readonly TimeProvider _time;
    private readonly ILogger<LeaveDesk> _logger;

    public LeaveDesk(IRecordStore store, IDbContextFactory<CongressDb> databases, PhraseBook phrases, RulesFile rules, TimeProvider time, ILogger<LeaveDesk> logger)
    {
        _store = store;
        _databases = databases;
        _steps = new LeaveSteps(rules);
        _notices = new AttendanceNotices(phrases);
        _time = time;
        _logger = logger;
    }

    public async Task<AttendanceError?> DecideAsync(Participant staff, Guid requestId, bool approve, string? answer, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return AttendanceError.NotAllowed;
        }

        var error = await _store.WriteAsync(
            $"leave/{requestId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "attendance.decide"),
            (session, cancel) => _steps.DecideAsync(session, staff, requestId, approve, answer, _notices, zone, _time.GetUtcNow(), cancel), cancellationToken);
        if (error is { } why)
        {
            AttendanceLog.Refused(_logger, "decide", why);
        }

        return error;
    }

    /// <summary>A week's requests: those that wait first, the oldest of them before.</summary>
    public async Task<IReadOnlyList<LeaveRow>> RowsAsync(Guid weekId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from request in db.Set<LeaveRequest>().AsNoTracking()
            join meeting in db.Set<GroupMeeting>().AsNoTracking() on request.MeetingId equals meeting.Id
            join @group in db.Set<DelegateGroup>() on meeting.GroupId equals @group.Id
            join person in db.Set<Person>() on request.PersonId equals person.Id
            where meeting.WeekId == weekId
            orderby request.At
            select new LeaveRow(request, meeting, @group.Name, person.Name, db.Set<Person>().Where(one => one.Id == request.DecidedBy).Select(one => one.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Request.State != LeaveState.Asked)];
    }
}

/// <summary>A request with the names that belong to it.</summary>
public sealed record LeaveRow(LeaveRequest Request, GroupMeeting Meeting, string Group, string Person, string? DecidedBy);
