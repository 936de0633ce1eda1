using System.Globalization;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Scrutiny;

namespace ChatDelegate.Congress.Demo;

/// <summary>
/// The demo's vote on projects, made ready and left so: staff open it when somebody wants to see a vote. Its rules are the shipped example, which the
/// congress has to confirm; what the activity week itself is about, that groups vote and all are counted together, stands as given.
/// </summary>
internal sealed class DemoBallot(DemoProgramme programme, IReadOnlyList<CandidateProject> projects, IReadOnlyList<DelegateSeat> seats)
{
    /// <summary>What a year chooses of its candidates; an example, as the rules say.</summary>
    private const int Places = 10;

    // Of the last group, so that whoever begins with the first finds delegates there who do nothing but vote.
    private static readonly string[] Scrutineers = ["437", "438", "439"];

    public Ballot Ballot { get; } = new()
    {
        Id = DemoIds.Of(DemoKind.Ballot, 1),
        BodyId = programme.Week.BodyId,
        WeekId = programme.Week.Id,
        Title = string.Create(CultureInfo.InvariantCulture, $"{programme.Week.Year}年度民生实事项目票决（示例）"),
        Round = 1,

        // The whole week, and the day before it: whoever tries the demo can vote at any hour of any of its days.
        WindowFrom = PlanMaking.At(programme.Week.Starts.AddDays(-1), new TimeOnly(9, 0), programme.Zone),
        WindowTo = PlanMaking.At(programme.Week.Ends, new TimeOnly(23, 59), programme.Zone),
        Rules = Rules(),
    };

    public IEnumerable<object> Build() =>
    [
        Ballot,
        .. projects.Select(project => BallotCandidate.Of(project, DemoIds.Of(DemoKind.Candidate, project.Number), Ballot.Id)),
        .. Scrutineers.Select((number, i) => new Scrutineer
        {
            Id = DemoIds.Of(DemoKind.Scrutineer, i + 1),
            BallotId = Ballot.Id,
            Order = i + 1,
            PersonId = seats.First(seat => seat.BodyId == Ballot.BodyId && seat.Number == number).PersonId,
        }),
    ];

    /// <summary>Puts the delegates on its roll, once they are in the record.</summary>
    public Task EnrolAsync(RecordSession session, DateTimeOffset now, CancellationToken cancellationToken) => BallotRoll.WriteAsync(session, Ballot, now, cancellationToken);

    private static BallotRules Rules() => BallotRules.Example with
    {
        Places = Places,
        Sources = BallotRules.Example.Sources.ToDictionary(
            source => source.Key,
            source => source.Key == RuleName.Groups ? new RuleSource("代表集中活动周方案：以代表小组为单位组织票决，合并计票", Confirmed: true) : source.Value),
    };
}
