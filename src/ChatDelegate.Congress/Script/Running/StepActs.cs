using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Script.Text;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>What steps do. What somebody has done already by other ways is not done again and counts.</summary>
internal sealed class StepActs(RulesFile rules, VotePrompts prompts)
{
    private const int MostNames = 30;

    public Task<Acted> PerformAsync(Acting acting, GroupMeeting meeting, StepAct act, CancellationToken cancellationToken) => act switch
    {
        StepAct.CheckIn => CheckInAsync(acting, meeting, cancellationToken),
        StepAct.Roll => RollAsync(acting, meeting, cancellationToken),
        StepAct.Candidates => CandidatesAsync(acting, meeting, cancellationToken),
        StepAct.OpenBallot => OpenAsync(acting, meeting, cancellationToken),
        StepAct.Prompt => PromptAsync(acting, meeting, cancellationToken),
        StepAct.CloseBallot => CloseAsync(acting, meeting, cancellationToken),
        StepAct.Announce => AnnounceAsync(acting, meeting, cancellationToken),
        StepAct.EndMeeting => EndAsync(acting, meeting, cancellationToken),
    };

    private static async Task<Acted> CheckInAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (meeting.State != MeetingState.Open
            && await MeetingSteps.OpenAsync(acting.Session, acting.Who, meeting.Id, acting.Reason, new AttendanceNotices(acting.Phrases), acting.Zone, acting.Now, cancellationToken) is { } error)
        {
            return new Acted(ScriptRefusal.Of(error));
        }

        return Says(acting, "check_in");
    }

    private async Task<Acted> RollAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var rows = await AttendanceQueries.RowsAsync(acting.Db, meeting, cancellationToken);
        List<AttendanceRow> members = [.. rows.Where(row => row.Number is not null)];
        var figures = AttendanceFigures.Of(members.Count, members.Select(row => row.Record?.State).OfType<AttendanceState>(), rules.Rules);
        string Names(Func<AttendanceRow, bool> who) => acting.Names(members.Where(who).Select(row => row.Name), MostNames);
        List<CardBlock> blocks =
        [
            new Facts(
            [
                new Fact(acting.Text("script.fact.members"), $"{figures.Members}"),
                new Fact(acting.Text("script.fact.arrived"), $"{figures.InRoom}"),
                new Fact(acting.Text("script.fact.leave"), $"{figures.OnLeave}"),
                new Fact(acting.Text("script.fact.missing"), $"{figures.Missing}"),
            ]),
            new Paragraph(acting.Text(figures.HasQuorum ? "attendance.quorum_reached" : "attendance.quorum_missed", ("room", figures.InRoom), ("needed", figures.Quorum)), figures.HasQuorum ? ParagraphStyle.Normal : ParagraphStyle.Warning),
        ];
        if (Names(row => row.Record is null or { State: AttendanceState.Absent }) is { Length: > 0 } missing)
        {
            blocks.Add(new Paragraph(acting.Text("script.did.missing", ("names", missing))));
        }

        if (Names(row => row.Record is { State: AttendanceState.OnLeave }) is { Length: > 0 } onLeave)
        {
            blocks.Add(new Paragraph(acting.Text("attendance.on_leave", ("names", onLeave)), ParagraphStyle.Subtle));
        }

        return new Acted(null, [.. blocks]);
    }

    /// <summary>The candidates, to the convenor and to everybody in the room.</summary>
    private static async Task<Acted> CandidatesAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await GroupBallot.FindAsync(acting.Db, meeting.WeekId, cancellationToken) is not { } ballot)
        {
            return ScriptError.NoBallot;
        }

        var candidates = await acting.Db.CandidatesAsync(ballot.Id, cancellationToken);
        var present = await AttendanceQueries.PresentAsync(acting.Db, meeting.Id, cancellationToken);
        Card Draw(string locale) => new(
            acting.Phrases(locale, "script.candidates", ("title", ballot.Title)), CandidateBlocks.Of(candidates, acting.Phrases, locale), [], $"candidates-{ballot.Id}");
        acting.Db.AddRange(Notice.ForEach(present.Where(person => person != acting.Who.PersonId), "script.candidates", acting.Now, locale => [Reply.Of(Draw(locale))]));

        return new Acted(null, [new Paragraph(acting.Text("script.did.candidates", ("count", present.Count))), .. CandidateBlocks.Of(candidates, acting.Phrases, acting.Locale)]);
    }

    private static async Task<Acted> OpenAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await GroupBallot.ReadAsync(acting.Db, meeting.WeekId, meeting.GroupId, cancellationToken) is not { } ballot)
        {
            return ScriptError.NoBallot;
        }

        if (ballot is { State: GroupState.Open, Ballot.State: BallotState.Open })
        {
            return Says(acting, "open_ballot");
        }

        var refusal = await GroupStep.TakeAsync(
            acting.Session, acting.Who, ballot.Ballot.Id, meeting.GroupId, (who, one, group) => GroupStep.Open(who, one, group, acting.Reason, acting.Now), cancellationToken);
        return refusal is null ? Says(acting, "open_ballot") : new Acted(ScriptRefusal.Of(refusal));
    }

    private async Task<Acted> PromptAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await GroupBallot.ReadAsync(acting.Db, meeting.WeekId, meeting.GroupId, cancellationToken) is not { } ballot)
        {
            return ScriptError.NoBallot;
        }

        if (ballot is not { State: GroupState.Open, Ballot.State: BallotState.Open })
        {
            return new Acted(ScriptRefusal.Of(ballot.State == GroupState.Closed ? VotingError.GroupClosed : VotingError.GroupNotOpen));
        }

        List<CardBlock> blocks = [Turnout(acting, ballot)];
        if (ballot.NotVoted > 0)
        {
            var missing = await GroupBallot.MissingAsync(acting.Db, ballot.Ballot.Id, meeting.GroupId, cancellationToken);
            blocks.Add(new Paragraph(acting.Text("script.did.not_voted", ("names", acting.Names(missing, MostNames)))));
            var (people, refusal) = await prompts.StartAsync(acting.Session, acting.Who, ballot.Ballot.Id, meeting.GroupId, cancellationToken);
            blocks.Add(new Paragraph(refusal is null ? acting.Text("script.did.prompted", ("count", people)) : refusal.In(acting.Phrases, acting.Locale), ParagraphStyle.Subtle));
        }

        return new Acted(null, [.. blocks]);
    }

    private static async Task<Acted> CloseAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await GroupBallot.ReadAsync(acting.Db, meeting.WeekId, meeting.GroupId, cancellationToken) is not { } ballot)
        {
            return ScriptError.NoBallot;
        }

        if (ballot.State != GroupState.Closed && ballot.Ballot.State is BallotState.Prepared or BallotState.Open)
        {
            var refusal = await GroupStep.TakeAsync(
                acting.Session, acting.Who, ballot.Ballot.Id, meeting.GroupId, (who, one, group) => GroupStep.Close(who, one, group, acting.Now), cancellationToken);
            if (refusal is not null)
            {
                return new Acted(ScriptRefusal.Of(refusal));
            }
        }

        return new Acted(null, new Paragraph(acting.Text("script.did.close_ballot")), Turnout(acting, ballot));
    }

    private static async Task<Acted> AnnounceAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await GroupBallot.ReadAsync(acting.Db, meeting.WeekId, meeting.GroupId, cancellationToken) is not { } ballot)
        {
            return ScriptError.NoBallot;
        }

        // Staff publish the result; before that nobody in a group knows it, and this card does not either.
        var result = ballot.Ballot.State is BallotState.Published or BallotState.Confirmed ? ballot.Ballot.Result : null;
        return new Acted(null, Turnout(acting, ballot), new Paragraph(result is null
            ? acting.Text("script.did.announce_later")
            : acting.Text($"voting.outcome.{result.Outcome}", ("places", result.PlacesLeft))));
    }

    private static async Task<Acted> EndAsync(Acting acting, GroupMeeting meeting, CancellationToken cancellationToken) =>
        meeting.State != MeetingState.Ended && await MeetingSteps.EndAsync(acting.Session, acting.Who, meeting.Id, acting.Now, cancellationToken) is { } error
            ? new Acted(ScriptRefusal.Of(error))
            : Says(acting, "end_meeting");

    private static Acted Says(Acting acting, string what) => new(null, new Paragraph(acting.Text($"script.did.{what}")));

    private static Facts Turnout(Acting acting, GroupBallot ballot) => new(
    [
        new Fact(acting.Text("script.fact.entitled"), $"{ballot.Entitled}"),
        new Fact(acting.Text("script.fact.voted"), $"{ballot.Voted}"),
        new Fact(acting.Text("script.fact.not_voted"), $"{ballot.NotVoted}"),
        new Fact(acting.Text("script.fact.turnout"), ballot.Turnout),
    ]);
}
