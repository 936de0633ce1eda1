using System.Collections.Frozen;
using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script;

/// <summary>What the record says now for the placeholders of a line.</summary>
internal static class LineFacts
{
    public static async Task<FrozenDictionary<string, string>> ReadAsync(CongressDb db, GroupMeeting meeting, AttendanceRules rules, PhraseBook phrases, string locale, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var figures = await AttendanceQueries.FiguresAsync(db, meeting, rules, cancellationToken);
        var convenors = await db.Set<DelegateSeat>().Where(seat => seat.GroupId == meeting.GroupId && seat.Convenor)
            .Join(db.Set<Person>(), seat => seat.PersonId, person => person.Id, (_, person) => person.Name).OrderBy(name => name).ToListAsync(cancellationToken);
        var values = new Dictionary<string, string>
        {
            ["group"] = await db.Set<DelegateGroup>().Where(group => group.Id == meeting.GroupId).Select(group => group.Name).FirstOrDefaultAsync(cancellationToken) ?? string.Empty,
            ["convenor"] = string.Join(phrases(locale, "attendance.comma"), convenors),
            ["meeting"] = meeting.TitleIn(locale),
            ["day"] = DateOnly.FromDateTime(meeting.Starts.In(zone).DateTime).Day(locale),
            ["time"] = meeting.Starts.HourIn(zone),
            ["place"] = meeting.Place,
            ["members"] = Text(figures.Members),
            ["arrived"] = Text(figures.InRoom),
            ["leave"] = Text(figures.OnLeave),
            ["missing"] = Text(figures.Missing),
            ["quorum"] = Text(figures.Quorum),
        };
        if (await GroupBallot.ReadAsync(db, meeting.WeekId, meeting.GroupId, cancellationToken) is { } ballot)
        {
            await AddAsync(db, values, ballot, phrases(locale, "attendance.comma"), zone, cancellationToken);
        }

        return values.ToFrozenDictionary();
    }

    private static async Task AddAsync(CongressDb db, Dictionary<string, string> values, GroupBallot ballot, string comma, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var candidates = await db.CandidatesAsync(ballot.Ballot.Id, cancellationToken);
        values["candidates"] = string.Join(comma, candidates.Select(candidate => string.Create(CultureInfo.InvariantCulture, $"{candidate.Number}. {candidate.Name}")));
        values["candidate_count"] = Text(candidates.Count);
        values["choose"] = Text(ballot.Ballot.Rules.Places);
        values["from"] = ballot.Ballot.WindowFrom.HourIn(zone);
        values["to"] = ballot.Ballot.WindowTo.HourIn(zone);
        values["voted"] = Text(ballot.Voted);
        values["not_voted"] = Text(ballot.NotVoted);
        values["turnout"] = ballot.Turnout;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
