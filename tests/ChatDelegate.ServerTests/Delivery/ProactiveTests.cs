using ChatDelegate.ServerTests.Support;
using static ChatDelegate.ServerTests.Support.TeamsClient;

namespace ChatDelegate.ServerTests.Delivery;

/// <summary>News finds its person: where they were last heard from, in a conversation opened anew, or else in their web chat.</summary>
public sealed class ProactiveTests(ProactiveTests.Servers servers) : IClassFixture<ProactiveTests.Servers>
{
    private const string Answer = "请问是哪一段？";

    [Theory]
    [EachDatabase]
    public async Task Notice_TeamsTakesNothingAnyMore_IsSaidInTheWebChatAndListedWithTheReason(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var teams = await TeamsChannelTests.SignInAsync(server, person);
        await teams.AskAsync("转人工");
        teams.React(_ => Reaction.Forbidden);

        using var console = await StaffAnswersAsync(server, person);

        await Deadline.UntilAsync(async () => await WaitingAsync(server, person) == 0 && teams.Answered.Contains(System.Net.HttpStatusCode.Forbidden), () => "the notice to be said elsewhere");
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        await chat.WaitForAsync(one => one.Words.Contains(Answer, StringComparison.Ordinal), "the news, in the web chat");
        teams.Activities.ShouldNotContain(one => one.Words.Contains(Answer, StringComparison.Ordinal));
        await console.OpenAsync("/console/reach");
        console.Words.ShouldContain(person.Name);
        console.Words.ShouldContain("Teams 拒收");

        teams.React(_ => Reaction.Taken);
        await teams.AskAsync("你好");
        await console.OpenAsync("/console/reach");
        console.Words.ShouldNotContain("Teams 拒收");
    }

    [Theory]
    [EachDatabase]
    public async Task Notice_ConversationIsGone_OpensAnotherAndSaysItThereOnce(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var teams = await TeamsChannelTests.SignInAsync(server, person);
        await teams.AskAsync("转人工");
        teams.React(_ => Reaction.Gone);

        using var console = await StaffAnswersAsync(server, person);

        await teams.WaitForAsync(one => one.Words.Contains(Answer, StringComparison.Ordinal), "the news, in the new conversation");
        teams.Opened.Count.ShouldBe(1);
        (await teams.AskAsync("你好")).Words.ShouldNotContain("登录码", Case.Sensitive, "the new conversation knows its person");
        teams.Activities.Count(one => one.Words.Contains(Answer, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Notice_OfSomethingOnTheScreen_ChangesItsCardAndShowsItToAClientThatAsks(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var teams = await TeamsChannelTests.SignInAsync(server, person);
        await teams.AskAsync("转人工");
        var card = await teams.WaitForAsync(one => one.Words.Contains("已转给工作人员", StringComparison.Ordinal), "the card of the request");
        var refresh = card.Cards.Single()["refresh"]!;
        refresh["userIds"]!.AsArray().Single()!.ToString().ShouldBe(teams.UserId);
        using var console = await StaffAnswersAsync(server, person);
        await teams.WaitForAsync(one => one.Words.Contains(Answer, StringComparison.Ordinal), "the answer");

        await Deadline.UntilAsync(() => Task.FromResult(teams.Activities.Single(one => one.Id == card.Id).Words.Contains("工作人员已回复", StringComparison.Ordinal)), () => "the card to change where it stands");
        var ask = teams.Press(refresh["action"]!["data"]);
        ask["value"]!["trigger"] = "automatic";
        var seen = await server.Place.ReadAsync("""select "HeardAt" from "Conversations" where "ExternalId" = @id""", ("id", teams.ConversationId));
        var (_, answer) = await teams.CallAsync(ask);

        answer!["statusCode"]!.GetValue<int>().ShouldBe(200);
        new ChatActivity(new() { ["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["content"] = answer["value"]!.DeepClone() }) })
            .Words.ShouldContain("工作人员已回复");
        (await server.Place.ReadAsync("""select "HeardAt" from "Conversations" where "ExternalId" = @id""", ("id", teams.ConversationId))).ShouldBe(seen, "nobody was heard from");
    }

    [Theory]
    [EachDatabase]
    public async Task Notice_ThatTheChannelWillNotTake_IsOnRecordAsRefusedAndHoldsNothingUp(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var teams = await TeamsChannelTests.SignInAsync(server, person);
        await teams.AskAsync("转人工");
        teams.React(one => one.Words.Contains(Answer, StringComparison.Ordinal) ? Reaction.Malformed : Reaction.Taken);

        using var console = await StaffAnswersAsync(server, person);

        await Deadline.UntilAsync(async () => (await server.Place.CountAsync("""select count(*) from "Notices" where "PersonId" = @person and "Refusal" like '%400%'""", Of(person))) == 1, () => "the refusal on record");
        (await WaitingAsync(server, person)).ShouldBe(0);
        (await teams.AskAsync("你好")).Words.ShouldNotBeEmpty();
    }

    private static async Task<ConsoleClient> StaffAnswersAsync(SharedServer server, DemoPerson person)
    {
        var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        var request = (await server.Place.ReadAsync("""select "Id" from "HandOverRequests" where "PersonId" = @person""", Of(person))).Single();
        await console.OpenAsync($"/console/handover/{request}");
        await console.SubmitAsync("Answer.Text", ("Answer.Text", Answer));
        return console;
    }

    private static Task<long> WaitingAsync(SharedServer server, DemoPerson person) => server.Place.CountAsync(
        """
        select (select count(*) from "Notices" where "PersonId" = @person and "SaidAt" is null)
          + (select count(*) from "Outbox" o join "Notices" n on n."Id" = o."NoticeId" where n."PersonId" = @person)
        """,
        Of(person));

    private static (string Name, object Value) Of(DemoPerson person) => ("person", Guid.Parse(person.Id));

    /// <summary>Servers where nobody else's messages are refused.</summary>
    public sealed class Servers : SharedServers;
}
