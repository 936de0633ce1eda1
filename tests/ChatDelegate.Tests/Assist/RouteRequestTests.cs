using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Assist.Routing;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Tests.Drafting.Assist;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Assist;

/// <summary>Words that nobody understood: one dialog is offered when the model is sure and the person has said nothing since.</summary>
public sealed class RouteRequestTests
{
    private const string Words = "乡亲们念叨路灯，我想给上头递个话，手机13912345678";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly KnownDialog[] Known = [new("report-opinion", "反映意见", "替群众反映一件事")];

    [Fact]
    public async Task Route_SureAndStillWaiting_OffersTheDialogAsAButton_AndStartsNothing()
    {
        var model = Model();
        await using var house = await AssistHouse.OpenAsync(model);
        await HearAsync(house);
        await AskAsync(house, "1");

        await using (var db = await house.ReadAsync())
        {
            (await db.Set<AssistJob>().SingleAsync()).Input.ShouldNotContain("13912345678");
        }

        (await house.WorkAsideAsync()).ShouldBeTrue();

        var card = (await house.NoticesAsync(house.Fang)).ShouldHaveSingleItem().In("zh-CN").ShouldHaveSingleItem().Card.ShouldNotBeNull();
        card.Title.ShouldBe("您是想“反映意见”吗？");
        var button = card.Buttons.ShouldHaveSingleItem().Action;
        (button.Do, button.Target).ShouldBe(("start", "report-opinion"));
        await using var after = await house.ReadAsync();
        var job = await after.Set<AssistJob>().SingleAsync();
        job.Input.ShouldBe("{}", "the words are not kept");
        job.Mark.ShouldNotBeNull().ShouldContain("route");
    }

    [Fact]
    public async Task Route_WhenTheyHaveSpokenSince_OrItComesTooLate_OffersNothing()
    {
        var model = Model();
        await using var house = await AssistHouse.OpenAsync(model);
        await HearAsync(house);
        await AskAsync(house, "1");
        model.Meanwhile = async () =>
        {
            house.Time.Advance(TimeSpan.FromSeconds(20));
            await HearAsync(house);
        };
        await house.WorkAsideAsync();

        model.Meanwhile = null;
        await AskAsync(house, "2");
        house.Time.Advance(TimeSpan.FromMinutes(10));
        await house.WorkAsideAsync();

        (await house.NoticesAsync(house.Fang)).ShouldBeEmpty();
        model.Asked.Count.ShouldBe(1, "for what comes too late nothing is paid");
    }

    [Fact]
    public async Task Route_IsAskedOnlySoOftenAnHour_OnceATurn_AndNeverWithoutAModel()
    {
        await using var house = await AssistHouse.OpenAsync(Model());
        for (var i = 0; i < 12; i++)
        {
            await AskAsync(house, $"{i}");
        }

        await using (var db = await house.ReadAsync())
        {
            (await db.Set<AssistJob>().CountAsync()).ShouldBe(10);
        }

        var requests = house.Services.GetRequiredService<RouteRequests>();
        (requests.Wants("😀😀"), requests.Wants(new string('长', 500)), requests.Wants("hello")).ShouldBe((false, false, true));
        await using var plain = await AssistHouse.OpenAsync();
        plain.Services.GetRequiredService<RouteRequests>().Wants(Words).ShouldBeFalse();
    }

    [Theory]
    [InlineData("我投了老旧小区加装电梯", false)]
    [InlineData("第三项我弃权", false)]
    [InlineData("I voted for the lifts", false)]
    [InlineData("我要投诉路灯不亮", true)]
    public async Task Route_OfWordsThatMaySayHowSomebodyVoted_IsNeverAsked(string words, bool asked)
    {
        await using var house = await AssistHouse.OpenAsync(Model());
        house.Services.GetRequiredService<RouteRequests>().Wants(words).ShouldBe(asked);
    }

    [Theory]
    [InlineData(BallotState.Open, 0)]
    [InlineData(BallotState.Published, 0)]
    [InlineData(BallotState.Prepared, 1)]
    [InlineData(BallotState.Confirmed, 1)]
    public async Task Route_WhileAVoteIsUnderWay_IsNotAsked(BallotState state, int jobs)
    {
        await using var house = await AssistHouse.OpenAsync(Model());
        await house.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            var day = new DateOnly(2026, 12, 18);
            var week = new ActivityWeek { Id = Guid.NewGuid(), BodyId = House.Body, Year = day.Year, Starts = day, Ends = day, VoteDate = day, TitleZh = "周", TitleEn = "Week" };
            var ballot = new Ballot { Id = Guid.NewGuid(), BodyId = House.Body, WeekId = week.Id, Title = "票决", Round = 1, WindowFrom = house.Time.GetUtcNow(), WindowTo = house.Time.GetUtcNow().AddHours(8), Rules = new BallotRules() };
            session.Db.AddRange(week, ballot);
            await session.Db.SaveChangesAsync(cancel);
            await session.Db.Set<Ballot>().ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state), cancel);
            return 0;
        }, None);

        await AskAsync(house, "1");

        await using var db = await house.ReadAsync();
        (await db.Set<AssistJob>().CountAsync()).ShouldBe(jobs);
    }

    private static CannedModel Model() => new CannedModel().Answers("route", new { dialog = "report-opinion", sure = true });

    private static Task<int> AskAsync(House house, string turn) => house.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
    {
        var question = new RouteQuestion(house.Fang.PersonId, House.Body, house.Fang.PersonId, turn, Words, "zh-CN");
        await house.Services.GetRequiredService<RouteRequests>().AskAsync(session, question, Known, house.Time.GetUtcNow(), cancel);
        return 0;
    }, None);

    /// <summary>The delegate says something.</summary>
    private static Task<int> HearAsync(House house) => house.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
    {
        var talk = await session.Db.Set<Conversation>().FirstOrDefaultAsync(cancel);
        if (talk is null)
        {
            talk = new Conversation { Id = house.Fang.PersonId, Channel = "webchat", ExternalId = "c", PersonId = house.Fang.PersonId };
            session.Db.Add(talk);
        }

        talk.HeardAt = house.Time.GetUtcNow();
        return 0;
    }, None);
}
