using ChatDelegate.Congress.Attendance.Codes;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Attendance.Meetings;

/// <summary>The same steps for pages, each in a transaction of its own: staff's in the console, the convenor's and the delegates' at the check-in code.</summary>
public sealed class MeetingDesk
{
    private readonly IRecordStore _store;
    private readonly AttendanceNotices _notices;
    private readonly CheckInCodes _codes;
    private readonly AttendanceOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MeetingDesk> _logger;

    public MeetingDesk(IRecordStore store, PhraseBook phrases, CheckInCodes codes, IOptions<AttendanceOptions> options, TimeProvider time, ILogger<MeetingDesk> logger)
    {
        _store = store;
        _notices = new AttendanceNotices(phrases);
        _codes = codes;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <summary>Begins check-in; out of order or on another day only with staff's reason.</summary>
    public Task<AttendanceError?> OpenAsync(Participant who, Guid meetingId, string? reason, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        WriteAsync(who, meetingId, "open", (session, cancel) => MeetingSteps.OpenAsync(session, who, meetingId, reason, _notices, zone, _time.GetUtcNow(), cancel), cancellationToken);

    public Task<AttendanceError?> EndAsync(Participant who, Guid meetingId, CancellationToken cancellationToken) =>
        WriteAsync(who, meetingId, "end", (session, cancel) => MeetingSteps.EndAsync(session, who, meetingId, _time.GetUtcNow(), cancel), cancellationToken);

    /// <summary>Sets right what is on record of somebody.</summary>
    public Task<AttendanceError?> CorrectAsync(Participant staff, Guid meetingId, Guid personId, AttendanceState state, string? reason, CancellationToken cancellationToken) =>
        WriteAsync(staff, meetingId, "correct", (session, cancel) => RollSteps.CorrectAsync(session, staff, meetingId, personId, state, reason, _time.GetUtcNow(), cancel), cancellationToken);

    /// <summary>Checks somebody in with the pass that they got for scanning the code in time.</summary>
    public async Task<CheckInOutcome> CheckInAsync(Guid personId, string? pass, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var (meetingId, error) = _codes.ReadPass(pass, personId, now);
        if (meetingId is not { } id)
        {
            AttendanceLog.Refused(_logger, "code", error ?? AttendanceError.BadCode);
            return new CheckInOutcome(error);
        }

        var outcome = await _store.WriteAsync(
            $"attendance/{id}", new Actor(personId, ParticipantLookup.Delegate, "attendance.code"),
            (session, cancel) => CheckIn.RunAsync(session, id, personId, AttendanceWay.Code, personId, _options.Grace, now, cancel), cancellationToken);
        if (outcome.Error is { } why)
        {
            AttendanceLog.Refused(_logger, "code", why);
        }

        return outcome;
    }

    private async Task<AttendanceError?> WriteAsync(
        Participant who, Guid meetingId, string what, Func<RecordSession, CancellationToken, Task<AttendanceError?>> work, CancellationToken cancellationToken)
    {
        var role = who.Roles.Contains(ParticipantLookup.Staff) ? ParticipantLookup.Staff : ParticipantLookup.Convenor;
        var error = await _store.WriteAsync($"attendance/{meetingId}", new Actor(who.PersonId, role, $"attendance.{what}"), work, cancellationToken);
        if (error is { } why)
        {
            AttendanceLog.Refused(_logger, what, why);
        }

        return error;
    }
}
