using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Supervision;

/// <summary>How complete a group's week is: the three blocks that every year has, and the steps of the script at its meetings.</summary>
/// <param name="Blocks">民生实事项目票决、议案建议准备、代表履职评议, and the X in a year that has one.</param>
/// <param name="StepsDone">Of the scripts that were begun.</param>
/// <param name="StepsOpen">Begun scripts' steps that are neither done nor left out.</param>
/// <param name="MeetingsWithoutScript">Meetings that are over and had no script read at all.</param>
public sealed record Completeness(Guid GroupId, int Number, string Group, IReadOnlyList<BlockHeld> Blocks, int StepsDone, int StepsSkipped, int StepsOpen, int MeetingsWithoutScript)
{
    /// <summary>The mandatory blocks that are still to be held.</summary>
    public IReadOnlyList<PlanBlock> Missing => [.. PlanBlocks.Mandatory.Where(block => Blocks.FirstOrDefault(one => one.Block == block) is not { IsHeld: true })];

    /// <summary>All three blocks, and no step left out.</summary>
    public bool IsComplete => Missing.Count == 0 && StepsSkipped == 0 && StepsOpen == 0 && MeetingsWithoutScript == 0;

    /// <summary>Every group of a week, by number.</summary>
    public static async Task<IReadOnlyList<Completeness>> OfWeekAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var items = (await PlanQueries.ItemsAsync(db, weekId, cancellationToken)).ToDictionary(item => item.Id);
        var meetings = await db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.WeekId == weekId).ToListAsync(cancellationToken);
        var ids = meetings.Select(meeting => meeting.GroupId).Distinct().ToList();
        var groups = await db.Set<DelegateGroup>().AsNoTracking().Where(group => ids.Contains(group.Id)).OrderBy(group => group.Number).ToListAsync(cancellationToken);
        var runs = await db.Set<ScriptRun>().AsNoTracking().Where(run => run.WeekId == weekId).ToListAsync(cancellationToken);
        var steps = await db.Set<RunStep>().Where(step => db.Set<ScriptRun>().Any(run => run.Id == step.RunId && run.WeekId == weekId))
            .GroupBy(step => new { step.RunId, step.State }).Select(all => new { all.Key.RunId, all.Key.State, Count = all.Count() }).ToListAsync(cancellationToken);
        return [.. groups.Select(group => Of(group))];

        Completeness Of(DelegateGroup group)
        {
            List<GroupMeeting> own = [.. meetings.Where(meeting => meeting.GroupId == group.Id)];
            HashSet<Guid> read = [.. runs.Where(run => run.GroupId == group.Id).Select(run => run.Id)];
            int Count(params ReadOnlySpan<RunStepState> states)
            {
                var sum = 0;
                foreach (var state in states)
                {
                    sum += steps.Where(row => read.Contains(row.RunId) && row.State == state).Sum(row => row.Count);
                }

                return sum;
            }

            return new Completeness(
                group.Id, group.Number, group.Name,
                [.. own.GroupBy(meeting => items[meeting.ItemId].Block).OrderBy(block => block.Key).Select(block => new BlockHeld(
                    block.Key, block.Count(meeting => meeting.State == MeetingState.Ended), block.Count(), block.Max(meeting => meeting.Starts.AddMinutes(meeting.Minutes))))],
                Count(RunStepState.Done), Count(RunStepState.Skipped), Count(RunStepState.Waiting, RunStepState.Reading),
                own.Count(meeting => meeting.State == MeetingState.Ended && runs.TrueForAll(run => run.MeetingId != meeting.Id)));
        }
    }
}

/// <summary>A block (内容) of the week in a group.</summary>
/// <param name="Held">Meetings that are over.</param>
/// <param name="Planned">Meetings of the plan.</param>
/// <param name="Due">When the last of them should be over.</param>
public sealed record BlockHeld(PlanBlock Block, int Held, int Planned, DateTimeOffset Due)
{
    public bool IsHeld => Planned > 0 && Held == Planned;
}
