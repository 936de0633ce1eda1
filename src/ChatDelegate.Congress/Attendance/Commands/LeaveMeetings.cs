using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>The meetings of one's own group that one can still ask leave from.</summary>
internal sealed class LeaveMeetings : OptionSource
{
    public override string Name => "leave.meetings";

    public override async Task<IReadOnlyList<Option>> LoadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.OwnGroupAsync(cancellationToken) is not { } group)
        {
            return [];
        }

        var meetings = await context.Db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.GroupId == group && meeting.State != MeetingState.Ended)
            .OrderBy(meeting => meeting.Starts).ToListAsync(cancellationToken);
        return [.. meetings.Select(meeting => new Option(meeting.Id.ToString(), meeting.TitleIn(context.Locale), context.Minute(meeting.Starts)))];
    }
}
