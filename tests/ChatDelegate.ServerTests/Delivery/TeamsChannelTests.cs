using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;
using static ChatDelegate.ServerTests.Support.TeamsClient;

namespace ChatDelegate.ServerTests.Delivery;

/// <summary>What Teams does beyond plain messages: buttons with answers, installs and removals, groups, edits, replies in the response.</summary>
public sealed class TeamsChannelTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task Press_ConfirmsAForm_AnswersWithTheClosedCardAndClosesItForEveryDevice(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await SignedInAsync(server, out var person);
        await ReportAsync(teams);
        var summary = await teams.WaitForAsync(one => one.Buttons.Any(button => button.Label.Contains("确认", StringComparison.Ordinal)), "the summary");
        var press = teams.Press(teams.Button("确认"), "f:1");

        var (status, answer) = await teams.CallAsync(press);

        status.ShouldBe(HttpStatusCode.OK);
        answer!["statusCode"]!.GetValue<int>().ShouldBe(200);
        answer["type"]!.ToString().ShouldBe("application/vnd.microsoft.card.adaptive");
        answer["value"]!["actions"].ShouldBeNull();
        new ChatActivity(new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["content"] = answer["value"]!.DeepClone() }) }).Words.ShouldContain("城关街道东街");
        await Deadline.UntilAsync(() => Task.FromResult(teams.Updated.Contains(summary.Id)), () => "the card to be closed in place");
        teams.Activities.Single(one => one.Id == summary.Id).Buttons.ShouldBeEmpty();
        await teams.WaitForAsync(one => one.Words.Contains("已收到", StringComparison.Ordinal) || one.Words.Contains("已登记", StringComparison.Ordinal) || one.Words.Contains("编号", StringComparison.Ordinal), "that it was taken");

        var again = await teams.CallAsync(press);
        again.Body!.ToJsonString().ShouldBe(answer.ToJsonString(), "a second delivery is answered the same");
        var late = await teams.CallAsync(teams.Press(press["value"]!["action"]!["data"], "f:2"));
        late.Body!["value"]!["actions"].ShouldBeNull("a client that missed the change gets it now");
        (await OpinionsAsync(server, person)).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task ExpectReplies_Message_AnswersInTheResponseAndOnlyThere(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await SignedInAsync(server, out _);
        var before = teams.Activities.Count;
        var activity = teams.Activity("message", "e1", message =>
        {
            message["text"] = "反映意见";
            message["deliveryMode"] = "expectReplies";
        });

        var (status, body) = await teams.CallAsync(activity);
        var again = await teams.CallAsync(activity);
        await teams.AskAsync("城关街道东街");

        status.ShouldBe(HttpStatusCode.OK);
        body!["activities"]!.AsArray().ShouldNotBeEmpty();
        body["activities"]![0]!["text"]!.ToString().ShouldContain("是哪里的事");
        again.Body!.ToJsonString().ShouldBe(body.ToJsonString());
        teams.Activities.Skip(before).Count(one => one.Words.Contains("是哪里的事", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Group_MessageWithACode_IsAnsweredWithAHintAndSignsNobodyIn(Database database)
    {
        var server = await servers.GetAsync(database);
        var slip = await SlipDesk.IssueAsync(server.Place, server.Congress.Next());
        await using var teams = await TeamsClient.StartAsync(server.Process);

        await teams.PostAsync(InGroup(teams.Activity("message", "g1", message => message["text"] = slip.Code)));

        (await teams.WaitForAsync(one => one.ReplyToId == "g1", "a hint")).Words.ShouldContain("单独和我对话");
        (await PersonOfAsync(server, teams)).ShouldBe(string.Empty);
        await teams.SendAsync(slip.Code, "p1");
        await Deadline.UntilAsync(async () => await PersonOfAsync(server, teams) != string.Empty, () => "the code to be still good, one to one");
    }

    [Theory]
    [EachDatabase]
    public async Task Install_ToldTwice_WelcomesOnceAndAgainAfterARemoval(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);

        await InstallAsync(teams);
        await teams.WaitForAsync(one => one.Words.Contains("登录码", StringComparison.Ordinal), "a welcome");
        await teams.AskAsync("你好");
        teams.Activities.Count.ShouldBe(2, "one welcome, one answer");

        await teams.PostAsync(teams.Activity("installationUpdate", null, update => update["action"] = "remove"));
        (await ReasonAsync(server, teams)).ShouldBe("removed");
        await InstallAsync(teams);
        await Deadline.UntilAsync(() => Task.FromResult(teams.Activities.Count == 3), () => "a welcome after the return");
        (await ReasonAsync(server, teams)).ShouldBe(string.Empty);
    }

    [Theory]
    [EachDatabase]
    public async Task Edit_OfAMessage_IsSaidToChangeNothing(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await SignedInAsync(server, out var person);
        await teams.AskAsync("随手记");
        await teams.SendAsync("东街路灯坏了", "n1");
        await teams.WaitForAsync(one => one.ReplyToId == "n1", "that the note was taken");

        await teams.PostAsync(teams.Activity("messageUpdate", "n1", message => message["text"] = "西街路灯坏了"));
        await teams.WaitForAsync(one => one.Words.Contains("修改了前面发过的消息", StringComparison.Ordinal), "a word about the edit");
        await teams.PostAsync(teams.Activity("messageDelete", "n1", _ => { }));
        await teams.WaitForAsync(one => one.Words.Contains("撤回了一条消息", StringComparison.Ordinal), "a word about the withdrawal");

        (await server.Place.ReadAsync("""select "Text" from "Notes" where "AuthorId" = @person""", ("person", Guid.Parse(person.Id)))).ShouldBe(["东街路灯坏了"]);
    }

    [Theory]
    [EachDatabase]
    public async Task Photo_OfTheChannel_IsKeptAndOneOfAnotherHostIsNotFetched(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await SignedInAsync(server, out _);

        await teams.PostAsync(teams.Activity("message", "p1", message =>
        {
            message["text"] = "<p>照片</p>";
            message["textFormat"] = "xml";
            message["attachments"] = new JsonArray(
                new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>照片</p>" },
                new JsonObject { ["contentType"] = "image/jpeg", ["contentUrl"] = teams.PhotoAddress, ["name"] = "东街.jpg" },
                new JsonObject { ["contentType"] = "image/jpeg", ["contentUrl"] = "http://metadata.internal/latest", ["name"] = "西街.jpg" });
        }));

        (await teams.WaitForAsync(one => one.Words.Contains("没有取到", StringComparison.Ordinal), "a word about the other file")).Words.ShouldContain("西街.jpg");
        (await server.Place.ReadAsync("""select f."Name" || ' ' || f."Bytes" from "Files" f join "Conversations" c on c."Id" = f."ConversationId" where c."ExternalId" = @id""", ("id", teams.ConversationId)))
            .ShouldBe([$"东街.jpg {Photo.Length}"]);
    }

    [Theory]
    [EachDatabase("installationUpdate", "conversationUpdate", "messageReaction", "event", "typing", "endOfConversation", "trace", "tomorrow")]
    public async Task Post_TypeWithoutMeaning_IsTakenInSilence(Database database, string type)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await SignedInAsync(server, out _);
        var before = teams.Activities.Count;

        (await teams.PostAsync(teams.Activity(type, null, activity => activity["action"] = "add-upgrade"))).ShouldBe(HttpStatusCode.OK);
        await teams.AskAsync("你好");

        teams.Activities.Skip(before).ShouldAllBe(one => one.ReplyToId.Length > 0);
    }

    [Fact]
    public async Task Post_InvokeOfTomorrow_IsNotImplemented()
    {
        var server = await servers.GetAsync(Database.Sqlite);
        await using var teams = await TeamsClient.StartAsync(server.Process);

        (await teams.PostAsync(teams.Activity("invoke", null, invoke => invoke["name"] = "composeExtension/query"))).ShouldBe(HttpStatusCode.NotImplemented);
    }

    private static Task<TeamsClient> SignedInAsync(SharedServer server, out DemoPerson person)
    {
        person = server.Congress.Next();
        return SignInAsync(server, person);
    }

    internal static async Task<TeamsClient> SignInAsync(SharedServer server, DemoPerson person)
    {
        var slip = await SlipDesk.IssueAsync(server.Place, person);
        var teams = await TeamsClient.StartAsync(server.Process);
        await teams.AskAsync(slip.Code);
        return teams;
    }

    private static async Task ReportAsync(TeamsClient teams)
    {
        foreach (var said in (string[])["反映意见", "城关街道东街", "路灯不亮", "从邮局到小学一段，三周了。", "跳过", "否", "跳过"])
        {
            await teams.AskAsync(said);
        }
    }

    private static async Task InstallAsync(TeamsClient teams)
    {
        await teams.PostAsync(teams.Activity("installationUpdate", null, update => update["action"] = "add"));
        await teams.PostAsync(teams.Activity("conversationUpdate", null, update => update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" })));
    }

    private static JsonObject InGroup(JsonObject activity)
    {
        activity["conversation"] = new JsonObject { ["id"] = $"19:{Guid.NewGuid():N}@thread.v2", ["conversationType"] = "groupChat", ["isGroup"] = true };
        return activity;
    }

    private static Task<long> OpinionsAsync(SharedServer server, DemoPerson person) =>
        server.Place.CountAsync("""select count(*) from "Opinions" where "AuthorId" = @person""", ("person", Guid.Parse(person.Id)));

    private static async Task<string> PersonOfAsync(SharedServer server, TeamsClient teams) =>
        (await server.Place.ReadAsync("""select coalesce(cast("PersonId" as text), '') from "Conversations" where "ExternalId" = @id""", ("id", teams.ConversationId))).SingleOrDefault() ?? string.Empty;

    private static async Task<string> ReasonAsync(SharedServer server, TeamsClient teams) =>
        (await server.Place.ReadAsync("""select coalesce("Unreachable", '') from "Conversations" where "ExternalId" = @id""", ("id", teams.ConversationId))).Single();
}
