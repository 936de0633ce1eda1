using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Overload;

/// <summary>One conversation or one person sends thousands of messages at once: they are told to wait, and nobody else notices.</summary>
public sealed class FloodTests(FloodedServers servers) : IClassFixture<FloodedServers>
{
    private const int Messages = 2000;

    [Theory]
    [EachDatabase]
    public async Task OneConversation_OnAChannel_IsToldToComeAgainAndDisturbsNobody(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);
        await using var other = await server.Congress.SignInAsync();

        var flood = Flood.Begin(Messages, number => teams.SendAsync("你好", Name(number)), out var ended);
        await TalkAsync(other, ended);

        flood.Answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], ignoreOrder: true);
        var heard = await HeardAsync(server, teams.ConversationId);
        heard.ShouldBeUnique();
        heard.ShouldBe(flood.Taken.Select(Name), ignoreOrder: true);
        (await teams.SendAsync("你好", Name(flood.Refused[0]))).ShouldBe(HttpStatusCode.OK, "what was refused can be delivered again");
        (await HeardAsync(server, teams.ConversationId)).ShouldBe([.. heard, Name(flood.Refused[0])], "after all that was taken before");
    }

    [Theory]
    [EachDatabase]
    public async Task OneConversation_InTheWebChat_IsToldToSendAgainAndDisturbsNobody(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await using var other = await server.Congress.SignInAsync();
        var refusals = new List<string>();

        var flood = Flood.Begin(Messages, async number =>
        {
            var (status, body) = await chat.PostActivityAsync(chat.Message(Name(number), message => message["text"] = Name(number)));
            if (status != HttpStatusCode.OK)
            {
                lock (refusals)
                {
                    refusals.Add(body?["error"]?["code"]?.ToString() ?? string.Empty);
                }
            }

            return status;
        }, out var ended);
        await TalkAsync(other, ended);

        flood.Answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        refusals.Distinct().ShouldBe(["TooManyAtOnce"]);
        var said = await SaidAsync(server, chat.ConversationId);
        said.ShouldBeUnique();
        said.ShouldBe(flood.Taken.Select(Name), ignoreOrder: true);

        // Its own page sends what was refused again by itself, under the same key, as does a person by the Retry link.
        await chat.AskAsync(Name(flood.Refused[0]), Name(flood.Refused[0]));
        (await SaidAsync(server, chat.ConversationId)).ShouldBe([.. said, Name(flood.Refused[0])]);
    }

    [Theory]
    [EachDatabase]
    public async Task OnePerson_InManyConversations_IsToldToComeAgainAndDisturbsNobody(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);
        await using var other = await server.Congress.SignInAsync();

        var flood = Flood.Begin(Messages, number => teams.PostAsync(teams.Activity("message", Name(number), message =>
        {
            message["text"] = "你好";
            message["conversation"] = new JsonObject { ["id"] = $"{teams.ConversationId}.{number % 100}", ["conversationType"] = "personal" };
        })), out var ended);
        await TalkAsync(other, ended);

        flood.Answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], ignoreOrder: true);
        var heard = await HeardAsync(server, $"{teams.ConversationId}.%");
        heard.ShouldBe(flood.Taken.Select(Name), ignoreOrder: true);
        (await teams.AskAsync("你好")).ShouldNotBeNull();
    }

    /// <summary>A dialog of an ordinary person, again and again while the flood lasts: nothing of theirs is refused.</summary>
    private static async Task TalkAsync(WebChatClient person, Task flood)
    {
        do
        {
            await person.AskAsync("反映意见");
            await person.AskAsync("城关街道东街");
            await person.AskAsync("取消");
        }
        while (!flood.IsCompleted);
        await flood;
    }

    private static string Name(int number) => $"第{number}条";

    /// <summary>Ids of the activities that the record has of a conversation, in order.</summary>
    private static async Task<IReadOnlyList<string>> HeardAsync(SharedServer server, string conversation) => [.. (await TranscriptAsync(server, conversation)).Select(one => one.Id)];

    private static async Task<IReadOnlyList<string>> SaidAsync(SharedServer server, string conversation) => [.. (await TranscriptAsync(server, conversation)).Select(one => one.Words)];

    private static async Task<IEnumerable<ChatActivity>> TranscriptAsync(SharedServer server, string conversation)
    {
        var rows = await server.Place.ReadAsync(
            """
            select t."Activity" from "Transcript" t join "Conversations" c on c."Id" = t."ConversationId"
            where c."ExternalId" like @conversation order by t."ConversationId", t."Seq"
            """,
            ("conversation", conversation));
        return rows.Select(row => new ChatActivity((JsonObject)JsonNode.Parse(row)!)).Where(one => !one.FromBot);
    }
}
