using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>What the record holds of a delegate's year (履职记录), and nothing else: each figure is as long as the list of the records behind it.</summary>
internal sealed record ReportFacts(
    IReadOnlyList<AttendedMeeting> Meetings,
    IReadOnlyList<ReportSource> Ballots,
    IReadOnlyList<ReportSource> Opinions,
    IReadOnlyList<(ReportSource Source, SuggestionState State)> Suggestions,
    IReadOnlyList<(ReportSource Source, string Text)> Notes)
{
    public static async Task<ReportFacts> ReadAsync(CongressDb db, Guid bodyId, Guid personId, int year, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var (begin, end) = (Begin(year, zone), Begin(year + 1, zone));
        return new ReportFacts(
            await MeetingsAsync(db, bodyId, personId, begin, end, cancellationToken),
            await BallotsAsync(db, bodyId, personId, begin, end, cancellationToken),
            [.. (await db.Set<Opinion>().AsNoTracking().Where(one => one.AuthorId == personId && one.BodyId == bodyId && one.Year == year).OrderBy(one => one.Sequence).ToListAsync(cancellationToken))
                .Select(one => new ReportSource(SourceKind.Opinion, one.Id, one.Number))],
            await SuggestionsAsync(db, bodyId, personId, year, cancellationToken),
            [.. (await db.Set<Note>().AsNoTracking().Where(note => note.AuthorId == personId && note.BodyId == bodyId && note.State != NoteState.Deleted && note.At >= begin && note.At < end)
                .OrderBy(note => note.Number).ToListAsync(cancellationToken))
                .Select(note => (new ReportSource(SourceKind.Note, note.Id, note.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), note.Text))]);
    }

    /// <summary>What the record holds, in words.</summary>
    public static async Task<IReadOnlyList<ReportParagraph>> ComposeAsync(
        CongressDb db, ActivityWeek week, Guid personId, TimeZoneInfo zone, PhraseBook phrases, string locale, CancellationToken cancellationToken) =>
        ReportDraft.Compose(await ReadAsync(db, week.BodyId, personId, week.Year, zone, cancellationToken), week.Year, phrases, locale);

    private static DateTimeOffset Begin(int year, TimeZoneInfo zone)
    {
        var local = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static async Task<List<AttendedMeeting>> MeetingsAsync(CongressDb db, Guid bodyId, Guid personId, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var rows = await (
            from record in db.Set<AttendanceRecord>().AsNoTracking()
            join meeting in db.Set<GroupMeeting>().AsNoTracking() on record.MeetingId equals meeting.Id
            where record.PersonId == personId && record.Part == AttendancePart.Delegate && meeting.BodyId == bodyId && meeting.Starts >= begin && meeting.Starts < end
            orderby meeting.Starts
            select new { Record = record, meeting.TitleZh }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AttendedMeeting(new ReportSource(SourceKind.Attendance, row.Record.Id, row.TitleZh), row.Record.State, row.Record.WasLate));
    }

    /// <summary>That one took part, once the vote is over; how is not in the record.</summary>
    private static async Task<List<ReportSource>> BallotsAsync(CongressDb db, Guid bodyId, Guid personId, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken) =>
        await (
            from entry in db.Set<RollEntry>().AsNoTracking()
            join ballot in db.Set<Ballot>().AsNoTracking() on entry.BallotId equals ballot.Id
            where entry.PersonId == personId && entry.Voted && ballot.BodyId == bodyId && ballot.WindowFrom >= begin && ballot.WindowFrom < end
                && ballot.ClosedAt != null && (ballot.Purpose == BallotPurpose.Projects || ballot.Purpose == BallotPurpose.Satisfaction)
            orderby ballot.WindowFrom
            select new ReportSource(SourceKind.Ballot, ballot.Id, ballot.Title)).ToListAsync(cancellationToken);

    private static async Task<List<(ReportSource, SuggestionState)>> SuggestionsAsync(CongressDb db, Guid bodyId, Guid personId, int year, CancellationToken cancellationToken)
    {
        var submitted = await db.Set<Suggestion>().AsNoTracking()
            .Where(one => one.AuthorId == personId && one.BodyId == bodyId && one.Year == year && one.State != SuggestionState.Withdrawn)
            .OrderBy(one => one.Sequence).ToListAsync(cancellationToken);
        return submitted.ConvertAll(one => (new ReportSource(SourceKind.Suggestion, one.Id, $"{one.Number} {one.Title}"), one.State));
    }
}

/// <summary>A meeting that a delegate was called to.</summary>
internal sealed record AttendedMeeting(ReportSource Source, AttendanceState State, bool Late)
{
    public bool Came => State is AttendanceState.Present or AttendanceState.Late or AttendanceState.Left;
}
