using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Voting;

/// <summary>Whatever is on the ballots, and whatever the rules are.</summary>
public sealed class DecisionProperties
{
    // The same cases every time, so that a red test stays red.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2026, 9);

    private static readonly Arbitrary<Vote> Votes = (
        from candidates in Gen.Choose(1, 7)
        from places in Gen.Choose(1, candidates)
        from kind in Gen.Elements(BallotKind.ChooseUpTo, BallotKind.EachCandidate)
        from of in Gen.Elements(Enum.GetValues<MajorityBase>())
        from tie in Gen.Elements(Enum.GetValues<TieRule>())
        from share in Gen.Elements(new Share(1, 2, true), new Share(1, 2, false), new Share(2, 3, false), new Share(0, 1, false), new Share(1, 10, true))
        from quorum in Gen.Elements(new Share(0, 1, false), new Share(2, 3, false))
        from ballots in Gen.Choose(0, 12)
        from marks in Gen.Choose(0, 3).ArrayOf(candidates * ballots)
        from spoilt in Gen.Choose(0, 9).ArrayOf(ballots)
        from absent in Gen.Choose(0, 6)
        select new Vote(
            new BallotRules { Kind = kind, Places = places, Base = of, Tie = tie, Threshold = share, Quorum = quorum },
            candidates,
            [.. Enumerable.Range(0, ballots).Select(i => spoilt[i] == 0 ? Choice.OfSpoilt(candidates) : Choice.Of(marks.Skip(i * candidates).Take(candidates).Select(mark => kind == BallotKind.ChooseUpTo ? (Mark)(mark % 2) : (Mark)mark)))],
            absent)).ToArbitrary();

    [Fact]
    public void Marks_OfEachCandidate_AddUpToTheValidBallots() => Holds(vote =>
        vote.Count.Candidates.All(one => one.Approve + one.Oppose + one.Abstain + one.Unmarked == vote.Count.Valid)
        && vote.Count.Valid + vote.Count.Invalid == vote.Choices.Count);

    [Fact]
    public void Winners_AreNeverMoreThanPlaces() => Holds(vote =>
        vote.Result.Candidates.Count(one => one.Standing == Standing.Chosen) is var chosen && chosen <= vote.Rules.Places
        && chosen + vote.Result.PlacesLeft == vote.Rules.Places);

    [Fact]
    public void Winner_HasEnoughAndNobodyElseHasMore() => Holds(vote => vote.Result.Candidates.Where(one => one.Standing == Standing.Chosen).All(winner =>
        winner.Count.Approve >= vote.Result.Needed
        && vote.Result.Candidates.Where(one => one.Standing != Standing.Chosen).All(other => other.Count.Approve < winner.Count.Approve)));

    [Fact]
    public void Tied_AreSeveralWithTheSameVotesForFewerPlaces() => Holds(vote => vote.Result.Tied is var tied
        && (tied.Count == 0 || (tied.Select(one => one.Count.Approve).Distinct().Count() == 1 && tied.Count > vote.Result.PlacesLeft && vote.Result.PlacesLeft > 0)));

    [Fact]
    public void Enough_WithoutAPlace_OnlyWherePlacesAreTakenOrTied() => Holds(vote =>
        vote.Result.Candidates.All(one => one.Standing != Standing.Outrun) || vote.Result.PlacesLeft == 0 || vote.Result.Tied.Count > 0);

    [Fact]
    public void Order_OfBallots_ChangesNothing() => Holds(vote =>
        (vote with { Choices = [.. vote.Choices.AsEnumerable().Reverse()] }).Result.ToJson() == vote.Result.ToJson());

    [Fact]
    public void Order_OfCandidates_ChangesNobodysStanding() => Holds(vote =>
    {
        var turned = vote with { Choices = [.. vote.Choices.Select(choice => choice.Spoilt ? choice : Choice.Of(choice.Marks.Reverse()))] };
        return turned.Result.Candidates.Reverse().Select(one => (one.Standing, one.Rank)).SequenceEqual(vote.Result.Candidates.Select(one => (one.Standing, one.Rank)));
    });

    [Fact]
    public void Vote_More_NeverTakesAPlaceAway() => Holds(vote => vote.Choices.Count == 0 || vote.Rules.Kind == BallotKind.EachCandidate || vote.Result.Outcome is BallotOutcome.NoQuorum
        || Enumerable.Range(0, vote.Candidates).All(candidate => vote.Result.Candidates[candidate].Standing != Standing.Chosen
            || vote.AlsoFor(candidate).Result.Candidates[candidate].Standing == Standing.Chosen));

    [Fact]
    public void Result_WrittenAndRead_IsTheSame() => Holds(vote => BallotResult.Read(vote.Result.ToJson()).ToJson() == vote.Result.ToJson());

    private static void Holds(Func<Vote, bool> law) => Check.One(Settings, Prop.ForAll(Votes, law));

    private sealed record Vote(BallotRules Rules, int Candidates, List<Choice> Choices, int Absent)
    {
        public BallotCount Count => BallotCount.Of(Rules, Candidates, Choices);

        public BallotResult Result => Decision.Of(Rules, [.. Enumerable.Range(1, Candidates)], new RollCount(Choices.Count + Absent, Choices.Count, Choices.Count, 0), Count);

        /// <summary>The same, with the candidate marked on the first valid ballot where it is not and where there is room.</summary>
        public Vote AlsoFor(int candidate)
        {
            List<Choice> choices = [.. Choices];
            var at = choices.FindIndex(choice => choice.IsValid(Rules) && choice.Chosen < Rules.Places && choice.Marks[candidate] == Mark.None);
            if (at >= 0)
            {
                choices[at] = Choice.Of(choices[at].Marks.Select((mark, i) => i == candidate ? Mark.Approve : mark));
            }

            return this with { Choices = choices };
        }
    }
}
