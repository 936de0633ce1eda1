using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Meetings;

/// <summary>What convenors and staff record about others at a meeting, and what people record about their own leaving.</summary>
internal static class RollSteps
{
    /// <summary>Somebody goes (离会、签退): they say so themselves, or their convenor does.</summary>
    public static async Task<AttendanceError?> LeaveAsync(RecordSession session, Participant who, Guid meetingId, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var own = personId == who.PersonId;
        var (meeting, error) = own
            ? (await session.Db.HoldMeetingAsync(meetingId, cancellationToken), AttendanceError.Missing)
            : await MeetingSteps.HoldAsync(session, who, meetingId, cancellationToken);
        if (meeting is null)
        {
            return error;
        }

        if (meeting.State != MeetingState.Open)
        {
            return meeting.State == MeetingState.Planned ? AttendanceError.NotOpen : AttendanceError.Ended;
        }

        var record = await session.Db.Set<AttendanceRecord>().FirstOrDefaultAsync(one => one.MeetingId == meetingId && one.PersonId == personId, cancellationToken);
        if (record is not { IsPresent: true })
        {
            return AttendanceError.NotThere;
        }

        record.Leave(own ? AttendanceWay.Button : who.IsStaffOf(meeting.BodyId) ? AttendanceWay.Staff : AttendanceWay.Convenor, who.PersonId, now);
        return null;
    }

    /// <summary>Sets right what is on record, by staff and with a reason, at a meeting that has begun.</summary>
    public static async Task<AttendanceError?> CorrectAsync(
        RecordSession session, Participant who, Guid meetingId, Guid personId, AttendanceState state, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = reason?.Trim() ?? string.Empty;
        if (words.Length is 0 or > MeetingSteps.LongestReason)
        {
            return words.Length == 0 ? AttendanceError.NoReason : AttendanceError.TooLong;
        }

        if (await session.Db.HoldMeetingAsync(meetingId, cancellationToken) is not { } meeting || meeting.BodyId != who.CongressId)
        {
            return AttendanceError.Missing;
        }

        if (!who.IsStaffOf(meeting.BodyId))
        {
            return AttendanceError.NotAllowed;
        }

        if (meeting.State == MeetingState.Planned)
        {
            return AttendanceError.NotOpen;
        }

        if (await session.Db.PartAsync(personId, meeting, cancellationToken) is not { } part)
        {
            return AttendanceError.OtherGroup;
        }

        var record = await session.Db.Set<AttendanceRecord>().FirstOrDefaultAsync(one => one.MeetingId == meetingId && one.PersonId == personId, cancellationToken);
        if (record is null)
        {
            record = new AttendanceRecord { Id = Guid.CreateVersion7(now), MeetingId = meetingId, PersonId = personId, Part = part };
            session.Db.Add(record);
        }

        session.Actor = session.Actor with { OnBehalfOf = personId };
        record.Correct(state, words, who.PersonId, now);
        await GrantedBallot.ToAsync(session, meeting, record, now, cancellationToken);
        return null;
    }

    /// <summary>Who is meant by numbers of delegates' cards or by names, as one calls them out at the door: 12、15 王芳.</summary>
    public static async Task<Named> FindAsync(CongressDb db, Guid groupId, string text, CancellationToken cancellationToken)
    {
        var members = await (
            from seat in AttendanceQueries.Members(db, groupId)
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            select new Member(person.Id, person.Name, seat.Number)).ToListAsync(cancellationToken);
        var (found, unknown, twofold) = (new List<Member>(), new List<string>(), new List<string>());
        foreach (var word in RollCall.Words(text))
        {
            var fits = RollCall.Find(members, word);
            if (fits.Count == 1)
            {
                found.AddRange(fits.Where(member => !found.Contains(member)));
            }
            else
            {
                (fits.Count == 0 ? unknown : twofold).Add(word);
            }
        }

        return new Named(found, unknown, twofold);
    }
}
