using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatDelegate.ServerTests.Prompting;

public sealed class VotePromptTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Start_ByConvenor_SendsOneCardToEachOfTheirGroupWhoHasNotVoted(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        await house.CastAsync(ballot, 3, 0);

        (await StartAsync(house, VotingHouse.Convenor(1), ballot, 1)).ShouldBe((4, null));
        await RunAsync(house);
        await RunAsync(house);

        (await PromptedAsync(house)).ShouldBe(Cards(1, 0, 1, 2, 4), "and nobody of another group, however often it runs");
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Rounds_OfAGroup_ChaseOnlyWhoHasNotVoted_AtIntervals_UpToTheCap(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        await StartAsync(house, VotingHouse.Convenor(2), ballot, 2);
        await RunAsync(house);
        await SaidAsync(house);
        await house.CastAsync(ballot, 6, 1);

        house.Clock.Now += TimeSpan.FromMinutes(19);
        await RunAsync(house);
        (await PromptedAsync(house)).ShouldBe(Cards(1, 5, 6, 7, 8, 9), "too soon");
        (await StartAsync(house, VotingHouse.Convenor(2), ballot, 2)).Why.ShouldBe(VotingError.PromptTooSoon, "whoever asks");

        for (var i = 0; i < 5; i++)
        {
            house.Clock.Now += TimeSpan.FromMinutes(20);
            await RunAsync(house);
            await SaidAsync(house);
        }

        (await PromptedAsync(house)).ShouldBe([(5, 3), (6, 1), (7, 3), (8, 3), (9, 3)]);
        (await StartAsync(house, VotingHouse.Convenor(2), ballot, 2)).Why.ShouldBe(VotingError.PromptSpent);
        (await PromptAsync(house, ballot, 2)).State.ShouldBe(PromptState.Finished);
    }

    [Theory]
    [EachDatabase]
    public async Task Round_WhileACardIsStillOnItsWay_IsMergedWithIt(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        await StartAsync(house, VotingHouse.Convenor(1), ballot, 1);
        await RunAsync(house);

        house.Clock.Now += TimeSpan.FromMinutes(21);
        await RunAsync(house);

        (await PromptedAsync(house)).ShouldBe(Cards(1, 0, 1, 2, 3, 4));
        (await PromptAsync(house, ballot, 1)).Round.ShouldBe(2);
    }

    [Theory]
    [EachDatabase]
    public async Task Crash_InTheMiddle_LosesNobodyAndDoublesNobody(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        (await house.Get<PromptDesk>().StartAsync(VotingHouse.Clerk, ballot, null, None)).ShouldBe((2, null));

        await Should.ThrowAsync<InvalidOperationException>(() => Dying(house).RunAsync(None));
        (await PromptedAsync(house)).Count.ShouldBe(5, "one group is done, of the other nothing was left half done");

        await using var beside = await house.BesideAsync();
        await Task.WhenAll(RunAsync(house), RunAsync(beside), RunAsync(house));
        (await PromptedAsync(house)).ShouldBe(Cards(1, [.. Enumerable.Range(0, 10)]));
    }

    [Theory]
    [EachDatabase]
    public async Task Pause_Resume_Stop_AreObeyedAtOnce(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        var desk = house.Get<PromptDesk>();
        await desk.StartAsync(VotingHouse.Clerk, ballot, null, None);
        (await desk.ChangeAsync(VotingHouse.Clerk, ballot, null, PromptStep.Pause, None)).ShouldBeNull();
        await RunAsync(house);
        (await PromptedAsync(house)).ShouldBeEmpty();

        (await desk.ChangeAsync(VotingHouse.Clerk, ballot, (await PromptAsync(house, ballot, 1)).Id, PromptStep.Resume, None)).ShouldBeNull();
        (await desk.ChangeAsync(VotingHouse.Clerk, ballot, (await PromptAsync(house, ballot, 2)).Id, PromptStep.Stop, None)).ShouldBeNull();
        await RunAsync(house);

        (await PromptedAsync(house)).ShouldBe(Cards(1, 0, 1, 2, 3, 4));
        (await desk.ChangeAsync(VotingHouse.Clerk, ballot, (await PromptAsync(house, ballot, 2)).Id, PromptStep.Resume, None))?.Why.ShouldBe(VotingError.PromptState, "stopped is stopped");
        (await desk.ChangeAsync(VotingHouse.Convenor(1), ballot, null, PromptStep.Stop, None))?.Why.ShouldBe(VotingError.NotStaff);
    }

    [Theory]
    [EachDatabase]
    public async Task Start_ThatMayNotBe_IsRefusedAndChangesNothing(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var ballot = await house.PreparedAsync();
        var someone = new Participant(VotingHouse.Person(1), "代表", new HashSet<string>(["delegate"]), VotingHouse.Body, VotingHouse.Group(1));
        house.Logs.Clear();

        (await StartAsync(house, VotingHouse.Convenor(1), ballot, 1)).Why.ShouldBe(VotingError.NotOpenYet);
        (await StartAsync(house, VotingHouse.Convenor(2), ballot, 1)).Why.ShouldBe(VotingError.NotYourGroup);
        (await StartAsync(house, someone, ballot, 1)).Why.ShouldBe(VotingError.NotYourGroup);
        await house.CodesAsync(ballot);
        (await house.Get<BallotOpening>().OpenAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        (await StartAsync(house, VotingHouse.Convenor(1), ballot, 1)).Why.ShouldBe(VotingError.GroupNotOpen);
        (await house.Get<BallotOpening>().OpenAllAsync(VotingHouse.Clerk, ballot, null, None)).ShouldBeNull();
        (await house.Get<PromptDesk>().StartAsync(VotingHouse.ClerkElsewhere, ballot, null, None)).Refusal?.Why.ShouldBe(VotingError.Missing);
        (await house.Get<PromptDesk>().StartAsync(VotingHouse.Convenor(1), ballot, null, None)).Refusal?.Why.ShouldBe(VotingError.NotStaff);
        (await house.Get<PromptDesk>().ScheduleAsync(VotingHouse.Clerk, ballot, null, house.Clock.Now, None)).Refusal?.Why.ShouldBe(VotingError.PromptTime);
        (await house.Get<BallotOpening>().CloseGroupAsync(VotingHouse.Convenor(1), ballot, VotingHouse.Group(1), None)).ShouldBeNull();
        (await StartAsync(house, VotingHouse.Convenor(1), ballot, 1)).Why.ShouldBe(VotingError.GroupClosed);
        (await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None)).ShouldBeNull();
        (await StartAsync(house, VotingHouse.Clerk, ballot, 2)).Why.ShouldBe(VotingError.Closed);

        await RunAsync(house);
        await using var db = await house.ReadAsync();
        (await db.Set<VotePrompt>().CountAsync()).ShouldBe(0);
        (await PromptedAsync(house)).ShouldBeEmpty();
        house.Logs.All.ShouldContain($"was refused ({VotingError.NotYourGroup})");
        house.Logs.All.ShouldNotContain(someone.PersonId.ToString(), Case.Insensitive);
    }

    [Theory]
    [EachDatabase]
    public async Task Schedule_InQuietHours_WaitsForTheirEnd_AndForTheGroup(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var ballot = await house.PreparedAsync();
        await house.CodesAsync(ballot);
        house.Clock.Now = VotingHouse.VoteDay.AddHours(-4);
        (await house.Get<PromptDesk>().ScheduleAsync(VotingHouse.Clerk, ballot, null, house.Clock.Now.AddMinutes(30), None)).ShouldBe((2, null));
        (await house.Get<BallotOpening>().OpenAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        (await house.Get<BallotOpening>().OpenGroupAsync(VotingHouse.Clerk, ballot, VotingHouse.Group(1), "提前投票", None)).ShouldBeNull();

        house.Clock.Now += TimeSpan.FromHours(1);
        await RunAsync(house);
        (await PromptedAsync(house)).ShouldBeEmpty("it is six in the morning");
        house.Clock.Now += TimeSpan.FromHours(2);
        await RunAsync(house);
        (await PromptedAsync(house)).ShouldBe(Cards(1, 0, 1, 2, 3, 4), "the other group does not vote yet");
        house.Clock.Now = VotingHouse.VoteDay.AddMinutes(1);
        (await house.Get<BallotOpening>().OpenGroupAsync(VotingHouse.Convenor(2), ballot, VotingHouse.Group(2), null, None)).ShouldBeNull();
        await RunAsync(house);
        (await PromptedAsync(house)).Count.ShouldBe(10);
    }

    [Theory]
    [EachDatabase]
    public async Task Notice_WhenItIsSaid_HasAFreshLink_AndIsNotSaidToWhoHasVoted(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        await StartAsync(house, VotingHouse.Convenor(1), ballot, 1);
        await RunAsync(house);
        await using var db = await house.ReadAsync();
        var notice = await db.Set<Notice>().SingleAsync(one => one.About == VoteNotices.OfPrompt && one.PersonId == VotingHouse.Person(1));
        house.Clock.Now += TimeSpan.FromHours(3);

        var (teams, web) = (await ReadyAsync(signedIn: false), await ReadyAsync(signedIn: true));
        var pass = teams.ShouldNotBeNull()[(teams!.LastIndexOf('/') + 1)..];
        house.Get<BallotPasses>().Read(BallotPasses.Link, pass).ShouldBe((ballot, VotingHouse.Person(1)), "made just now, whenever the prompt was written");
        web.ShouldNotBeNull().ShouldEndWith($"/ballot/{ballot}");
        notice.Replies.ShouldNotContain("/go/", Case.Sensitive, "no link that lets somebody in is kept");

        await house.CastAsync(ballot, 1, 2);
        (await ReadyAsync(signedIn: false)).ShouldBeNull();

        async Task<string?> ReadyAsync(bool signedIn) =>
            (await house.Get<VoteNotices>().ReadyAsync(db, notice, Locales.Default, signedIn, None)).SingleOrDefault()?.Card?.Buttons[0].Action.Target;
    }

    /// <summary>The row of the threat model about prompts.</summary>
    [Theory]
    [EachDatabase]
    public async Task Closing_OfABallot_LeavesSumsAndNothingOfWhoHadVotedWhen(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        (await ColumnsAsync(house, "PromptCopies")).ShouldBe(["NoticeId", "PersonId", "PromptId", "Round", "Sent"]);
        await StartAsync(house, VotingHouse.Convenor(1), ballot, 1);
        await RunAsync(house);
        await SaidAsync(house);
        foreach (var person in (int[])[4, 0])
        {
            house.Clock.Now += TimeSpan.FromMinutes(21);
            await house.CastAsync(ballot, person, 0);
            await RunAsync(house);
            await SaidAsync(house);
        }

        await using var db = await house.ReadAsync();
        var opened = (await house.BallotAsync(ballot)).OpenedAt;
        (await db.Set<Notice>().Where(notice => notice.About == VoteCards.OfVote).Select(notice => notice.At).Distinct().ToListAsync()).ShouldBe([opened!.Value], "whenever they voted");

        (await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None)).ShouldBeNull();
        await RunAsync(house);

        (await db.Set<PromptCopy>().CountAsync()).ShouldBe(0);
        (await PromptedAsync(house)).ShouldBeEmpty("how many cards somebody got says until when they had not voted");
        (await PromptAsync(house, ballot, 1)).Sums.ShouldNotBeNull().Values.Sum().ShouldBe(5);
        (await db.Set<Notice>().Where(notice => notice.About == VoteNotices.OfEnd).Select(notice => notice.PersonId).Order().ToListAsync()).ShouldBe([VotingHouse.Person(1), VotingHouse.Person(2), VotingHouse.Person(3)], "their cards no longer offer to vote");
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Progress_OfCards_TellsHowFarEachCame(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        await TalkAsync(house, 0, unreachable: null);
        await TalkAsync(house, 1, unreachable: null);
        await TalkAsync(house, 2, unreachable: "removed");
        await TalkAsync(house, 3, unreachable: null);
        await StartAsync(house, VotingHouse.Convenor(1), ballot, 1);
        await RunAsync(house);
        (await CountAsync(house, ballot)).ShouldBe([(PromptOutcome.Sending, 3), (PromptOutcome.Unreachable, 2)]);

        await SaidAsync(house);
        house.Clock.Now += TimeSpan.FromMinutes(1);
        await house.Place.ExecuteAsync("""update "Conversations" set "HeardAt" = @at where "PersonId" = @person""", ("at", house.Clock.Now.UtcTicks), ("person", VotingHouse.Person(0)));
        await house.CastAsync(ballot, 3, 1);

        (await CountAsync(house, ballot)).ShouldBe([(PromptOutcome.Voted, 1), (PromptOutcome.Seen, 1), (PromptOutcome.Delivered, 1), (PromptOutcome.Unreachable, 2)]);
        await house.Place.ExecuteAsync("""update "Notices" set "Refusal" = '400 BadArgument' where "PersonId" = @person""", ("person", VotingHouse.Person(1)));
        (await CountAsync(house, ballot)).ShouldBe([(PromptOutcome.Voted, 1), (PromptOutcome.Seen, 1), (PromptOutcome.Unreachable, 3)]);
        await using var db = await house.ReadAsync();
        (await PromptProgress.Unreachable(db, db.Set<VotePrompt>()).Order().ToListAsync()).ShouldBe([VotingHouse.Person(1), VotingHouse.Person(2), VotingHouse.Person(4)]);
    }

    private static Task<(int People, VotingError? Why)> StartAsync(VotingHouse house, Participant who, Guid ballot, int group) =>
        house.Get<IRecordStore>().WriteAsync(null, new Actor(who.PersonId, "convenor", "test"), async (session, cancel) =>
        {
            var (people, refusal) = await house.Get<VotePrompts>().StartAsync(session, who, ballot, VotingHouse.Group(group), cancel);
            return (people, refusal?.Why);
        }, None);

    private static Task<int> RunAsync(VotingHouse house) => house.Get<PromptRounds>().RunAsync(None);

    /// <summary>What was to be said has been said, and has left the outbox.</summary>
    private static Task<int> SaidAsync(VotingHouse house) => house.Place.ExecuteAsync("""update "Notices" set "SaidAt" = @at where "SaidAt" is null""", ("at", house.Clock.Now.UtcTicks));

    /// <summary>How many cards each delegate got.</summary>
    private static async Task<List<(int Person, int Cards)>> PromptedAsync(VotingHouse house)
    {
        await using var db = await house.ReadAsync();
        var people = await db.Set<Notice>().Where(notice => notice.About == VoteNotices.OfPrompt).Select(notice => notice.PersonId).ToListAsync();
        return [.. people.CountBy(person => Enumerable.Range(0, 10).Single(number => VotingHouse.Person(number) == person)).Select(one => (one.Key, one.Value)).Order()];
    }

    private static List<(int Person, int Cards)> Cards(int each, params int[] people) => [.. people.Select(person => (person, each))];

    private static async Task<VotePrompt> PromptAsync(VotingHouse house, Guid ballot, int group)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<VotePrompt>().AsNoTracking().SingleAsync(prompt => prompt.BallotId == ballot && prompt.GroupId == VotingHouse.Group(group));
    }

    private static async Task<List<(PromptOutcome, int)>> CountAsync(VotingHouse house, Guid ballot)
    {
        await using var db = await house.ReadAsync();
        var counted = await PromptProgress.CountAsync(db, db.Set<VotePrompt>().Where(prompt => prompt.BallotId == ballot), None);
        return [.. counted.SelectMany(prompt => prompt).GroupBy(one => one.Outcome).Select(same => (same.Key, same.Sum(one => one.People))).Order()];
    }

    private static Task<int> TalkAsync(VotingHouse house, int person, string? unreachable) => house.Get<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
    {
        var now = house.Clock.Now;
        session.Db.Add(new Conversation { Id = Guid.NewGuid(), Channel = "msteams", ExternalId = $"c{person}", PersonId = VotingHouse.Person(person), HeardAt = now, Unreachable = unreachable, UnreachableSince = unreachable is null ? null : now });
        return Task.FromResult(0);
    }, None);

    /// <summary>Dies over the second group's cards.</summary>
    private static PromptRounds Dying(VotingHouse house)
    {
        var groups = 0;
        var cards = new PromptCards((_, key, _) => key == "voting.prompt.first" && ++groups > 2 ? throw new InvalidOperationException("dead") : key, house.Get<VoteCards>());
        return new PromptRounds(
            house.Get<IRecordStore>(), house.Get<IDbContextFactory<CongressDb>>(), cards, house.Get<PromptReduction>(), house.Get<QuietHours>(), house.Get<IOptions<PromptingOptions>>(), house.Clock, NullLogger<PromptRounds>.Instance);
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(VotingHouse house, string table) => [.. (await house.Place.ReadAsync(house.Place.Database == Database.Sqlite
        ? $"select name from pragma_table_info('{table}')"
        : $"select column_name from information_schema.columns where table_name = '{table}'")).Order(StringComparer.Ordinal)];
}
