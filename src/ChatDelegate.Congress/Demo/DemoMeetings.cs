using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Congress.Demo;

/// <summary>The groups' meetings of the demo's week. Those of earlier days have been held, with everybody there.</summary>
internal sealed class DemoMeetings(DemoProgramme programme, IReadOnlyList<DelegateGroup> groups, IReadOnlyList<DelegateSeat> seats)
{
    private int _meetings;
    private int _records;

    public IEnumerable<object> Build()
    {
        var rows = new List<object>();
        var ids = groups.Select(group => group.Id).ToList();
        var numbers = groups.ToDictionary(group => group.Id, group => group.Number);
        foreach (var meeting in PlanMaking.Meetings(programme.Week, programme.Items, ids, () => DemoIds.Of(DemoKind.Meeting, ++_meetings)))
        {
            meeting.MeetAt(string.Create(CultureInfo.InvariantCulture, $"市人大机关第{numbers[meeting.GroupId]}会议室"));
            rows.Add(meeting);
            if (DateOnly.FromDateTime(meeting.Starts.In(programme.Zone).DateTime) < programme.Today)
            {
                rows.AddRange(Hold(meeting));
            }
        }

        return rows;
    }

    private IEnumerable<object> Hold(GroupMeeting meeting)
    {
        List<DelegateSeat> members = [.. seats.Where(seat => seat.GroupId == meeting.GroupId)];
        var convenor = members.First(seat => seat.Convenor).PersonId;
        meeting.Open(convenor, null, meeting.Starts.AddMinutes(-20));
        foreach (var (order, seat) in members.Index())
        {
            var record = new AttendanceRecord { Id = DemoIds.Of(DemoKind.Attendance, ++_records), MeetingId = meeting.Id, PersonId = seat.PersonId, Part = AttendancePart.Delegate };
            record.Arrive(late: false, AttendanceWay.Button, seat.PersonId, meeting.Starts.AddMinutes(order - members.Count));
            yield return record;
        }

        meeting.End(convenor, meeting.Starts.AddMinutes(meeting.Minutes));
    }
}
