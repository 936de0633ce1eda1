using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Supervision;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Script;

/// <summary>How the groups of one congress go through the host script, for staff.</summary>
internal sealed class ScriptBoard(IDbContextFactory<CongressDb> databases, ScriptBook book, ScriptReading reading, SupervisionGaps gaps, PhraseBook phrases)
{
    /// <summary>Every group at one meeting of the plan, with its week and what its supervisors have filed.</summary>
    public async Task<IReadOnlyList<ScriptRow>> RowsAsync(Guid weekId, Guid itemId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var weeks = (await Completeness.OfWeekAsync(db, weekId, cancellationToken)).ToDictionary(one => one.GroupId);
        var reports = (await SupervisionQueries.OfWeekAsync(db, weekId, cancellationToken)).ToLookup(filed => filed.Report.MeetingId);
        return [.. (await ScriptQueries.BoardAsync(db, itemId, cancellationToken)).Select(run => new ScriptRow(run, weeks[run.Meeting.GroupId], [.. reports[run.Meeting.Id]]))];
    }

    /// <summary>One meeting with all that is on record of it; null when it is not there or another congress's.</summary>
    public async Task<RunFile?> RunAsync(Guid bodyId, Guid meetingId, string locale, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == meetingId && one.BodyId == bodyId, cancellationToken) is not { } meeting)
        {
            return null;
        }

        return new RunFile(
            meeting,
            await db.Set<DelegateGroup>().Where(one => one.Id == meeting.GroupId).Select(one => one.Name).FirstAsync(cancellationToken),
            await ScriptQueries.RunOfAsync(db, meetingId, cancellationToken),
            await reading.ViewAsync(db, meeting, null, phrases, locale, zone, cancellationToken),
            await SupervisionQueries.OfMeetingAsync(db, meetingId, cancellationToken),
            meeting.State == MeetingState.Planned ? [] : await gaps.ReadAsync(db, meeting, locale, zone, cancellationToken));
    }

    /// <summary>The script that holds, or an older version of it, and all there have been.</summary>
    public async Task<ScriptTexts> TextsAsync(Guid bodyId, int? number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (current, text) = await book.CurrentAsync(db, bodyId, cancellationToken);
        var versions = await (
            from version in db.Set<HostScriptVersion>().AsNoTracking()
            join person in db.Set<Person>() on version.By equals person.Id into people
            from writer in people.DefaultIfEmpty()
            where version.BodyId == bodyId
            orderby version.Number descending
            select new ScriptVersionLine(version.Number, version.Reason, writer == null ? null : writer.Name, version.At)).ToListAsync(cancellationToken);
        var older = number is { } wanted && wanted != current
            ? await db.Set<HostScriptVersion>().AsNoTracking().Where(version => version.BodyId == bodyId && version.Number == wanted).Select(version => version.Text).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new ScriptTexts(current, text, older is null ? null : number, older, versions);
    }
}

/// <param name="Reports">Those that hold.</param>
public sealed record ScriptRow(GroupRun Run, Completeness Week, IReadOnlyList<FiledReport> Reports);

/// <param name="Run">Null while the script has not begun.</param>
/// <param name="View">What is read now.</param>
public sealed record RunFile(GroupMeeting Meeting, string Group, RunRecord? Run, RunView? View, IReadOnlyList<FiledReport> Reports, IReadOnlyList<string> Gaps);

/// <param name="Number">Of the version that holds; 0 for what came with the installation.</param>
/// <param name="OlderNumber">Of the version that was asked for, when it is another one.</param>
public sealed record ScriptTexts(int Number, string Text, int? OlderNumber, string? Older, IReadOnlyList<ScriptVersionLine> Versions);

/// <param name="By">Null for what came with the installation.</param>
public sealed record ScriptVersionLine(int Number, string? Reason, string? By, DateTimeOffset At);
