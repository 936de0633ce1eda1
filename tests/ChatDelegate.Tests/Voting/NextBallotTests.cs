using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Tests.Voting;

/// <summary>Which ballot is the next to come: one that was made ready and never opened stands in nobody's way.</summary>
public sealed class NextBallotTests
{
    private static readonly DateTimeOffset Day = new(2026, 12, 18, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Prepared_BeforeAnyOther_IsNext()
    {
        var (one, other) = (Made(1, Day), Made(2, Day.AddHours(1)));

        one.IsNext([one, other]).ShouldBeTrue();
        other.IsNext([one, other]).ShouldBeTrue();
    }

    [Fact]
    public void Prepared_ForAnEarlierTimeThanOneThatIsVotedOn_IsNotNext()
    {
        var (left, voted, later) = (Made(1, Day.AddDays(-1)), Opened(Made(2, Day)), Made(3, Day.AddDays(1)));

        left.IsNext([left, voted, later]).ShouldBeFalse();
        voted.IsNext([left, voted, later]).ShouldBeFalse("it has come");
        later.IsNext([left, voted, later]).ShouldBeTrue();
    }

    [Fact]
    public void Prepared_AsTheNextRound_IsNextWheneverItIs()
    {
        var first = Opened(Made(1, Day));

        Made(2, Day, round: 2).IsNext([first]).ShouldBeTrue();
        Made(3, Day.AddHours(-1), round: 2, first.Id).IsNext([first]).ShouldBeTrue();
    }

    private static Ballot Made(int n, DateTimeOffset from, int round = 1, Guid? previous = null) => new()
    {
        Id = Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}"),
        BodyId = Guid.Empty,
        WeekId = Guid.Empty,
        Title = "票决",
        Round = round,
        PreviousId = previous,
        WindowFrom = from,
        WindowTo = from.AddHours(2),
        Rules = BallotRules.Example,
    };

    private static Ballot Opened(Ballot ballot)
    {
        ballot.Open([1], [2], Day);
        return ballot;
    }
}
