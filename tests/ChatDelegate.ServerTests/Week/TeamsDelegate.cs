using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Crashes;
using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;

namespace ChatDelegate.ServerTests.Week;

/// <summary>A delegate on a channel of the Bot Framework protocol, who comes to the ballot by the link in the card.</summary>
internal sealed class TeamsDelegate(SharedServer server, ChannelConnector connector, DemoPerson person) : WeekDelegate(server, person)
{
    private int _said;

    public string Conversation { get; } = $"a:week-{person.Id}";

    public static async Task<TeamsDelegate> SignInAsync(SharedServer server, ChannelConnector connector, DemoPerson person)
    {
        var slip = await SlipDesk.IssueAsync(server.Place, person);
        var member = new TeamsDelegate(server, connector, person);
        await member.AskAsync(slip.Code);
        return member;
    }

    public override async Task<ChatActivity> AskAsync(string text)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Conversation}:{Interlocked.Increment(ref _said)}");
        using var answer = await Server.Process.Http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), new JsonObject
        {
            ["type"] = "message",
            ["id"] = key,
            ["channelId"] = "msteams",
            ["serviceUrl"] = connector.Address,
            ["from"] = new JsonObject { ["id"] = $"29:{Conversation}", ["name"] = Person.Name },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal" },
            ["locale"] = "zh-CN",
            ["text"] = text,
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await connector.WaitForAsync(arrival => arrival.Conversation == Conversation && arrival.Activity.ReplyToId == key, $"An answer to {text} for {Person.Name}")).Activity;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task<VoterBrowser> BrowserAsync(string? ask)
    {
        var card = ask is null
            ? (await connector.WaitForAsync(arrival => arrival.Conversation == Conversation && LinkIn(arrival.Activity) is not null, $"A card to vote for {Person.Name}")).Activity
            : await AskAsync(ask);
        var browser = VoterBrowser.Stranger(Server.Process);
        await browser.OpenAsync(LinkIn(card).ShouldNotBeNull($"{Person.Name} is shown the way to the ballot: {card.Words}"));
        return browser;
    }

    private static string? LinkIn(ChatActivity activity) =>
        activity.Cards.SelectMany(one => one["actions"] is JsonArray all ? all : []).Select(action => action?["url"]?.ToString()).FirstOrDefault(url => url?.Contains("/ballot/go/", StringComparison.Ordinal) == true);
}
