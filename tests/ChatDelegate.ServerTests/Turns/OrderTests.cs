using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Turns;

/// <summary>Turns of one conversation run one at a time, in order; those of different conversations side by side.</summary>
public sealed class OrderTests(SharedServers servers)
{
    private const int Messages = 12;

    [Theory]
    [EachDatabase]
    public async Task Send_ManyAtOnce_EachTurnStaysWhole(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, Messages).Select(_ => chat.SendAsync("帮助")));

        await Task.WhenAll(ids.Select(chat.AnswersAsync));
        ids.ShouldBeUnique();
        var transcript = await TranscriptAsync(server.Process, chat);
        transcript.Select(one => one.Id).ShouldBeUnique();
        foreach (var (activity, before) in transcript.Skip(1).Zip(transcript).Where(pair => pair.First.FromBot && ids.Contains(pair.First.ReplyToId)))
        {
            // An answer stands right after its question or another answer to it.
            (before.FromBot ? before.ReplyToId : before.Id).ShouldBe(activity.ReplyToId);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Send_OneAfterTheOther_ComesBackInThatOrder(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        var sent = new List<string>();

        for (var i = 0; i < Messages; i++)
        {
            sent.Add(await chat.SendAsync("帮助"));
        }

        await chat.AnswersAsync(sent[^1]);
        chat.Activities.Where(one => !one.FromBot).Select(one => one.Id).ShouldBe(sent);
        chat.FromBot.Select(one => one.ReplyToId).Where(sent.Contains).Distinct().ShouldBe(sent);
    }

    [Theory]
    [EachDatabase]
    public async Task Send_Anything_EveryReplyHasItsQuestion(Database database)
    {
        // Web Chat holds a message back for seconds while it waits for the one that it answers.
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await chat.AskAsync("帮助");

        var known = chat.Activities.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        chat.FromBot.Select(one => one.ReplyToId).Where(id => id.Length > 0).ShouldBeSubsetOf(known);
    }

    private static async Task<IReadOnlyList<ChatActivity>> TranscriptAsync(ServerProcess server, WebChatClient chat)
    {
        var rows = await server.Place.ReadAsync(
            """
            select t."Activity" from "Transcript" t join "Conversations" c on c."Id" = t."ConversationId"
            where c."ExternalId" = @conversation order by t."Seq"
            """,
            ("conversation", chat.ConversationId));
        return [.. rows.Select(row => new ChatActivity((JsonObject)JsonNode.Parse(row)!))];
    }
}
