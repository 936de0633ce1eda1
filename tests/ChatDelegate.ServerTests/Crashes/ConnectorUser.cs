using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>Somebody on a channel of the Bot Framework protocol, signed in by a one-time code.</summary>
internal sealed class ConnectorUser(ServerProcess server, ChannelConnector connector, DemoPerson person, string name, Random random)
    : SimulatedUser(person, name, random)
{
    private ServerProcess _server = server;

    public override string Conversation { get; } = $"a:{name}-{person.Id}";

    public override bool ReadsFeed => false;

    public static async Task<ConnectorUser> SignInAsync(SharedServer server, ChannelConnector connector, string name, Random random)
    {
        var person = server.Congress.Next();
        var slip = await SlipDesk.IssueAsync(server.Place, person);
        var user = new ConnectorUser(server.Process, connector, person, name, random);
        (await user.PostAsync(new Act("code", slip.Code, string.Empty, 0, Effect.None))).ShouldNotBeNull();
        await user.HeardAsync("code");
        return user;
    }

    public override void MoveTo(ServerProcess server) => _server = server;

    protected override async Task<string?> PostAsync(Act act)
    {
        using var answer = await _server.Http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), new JsonObject
        {
            ["type"] = "message",
            ["id"] = act.Key,
            ["channelId"] = "msteams",
            ["serviceUrl"] = connector.Address,
            ["from"] = new JsonObject { ["id"] = $"29:{Conversation}", ["name"] = Name },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal" },
            ["locale"] = "zh-CN",
            ["text"] = act.Text,
        });
        ShouldBeFitToShow(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests);
        return answer.StatusCode == HttpStatusCode.OK ? act.Key : null;
    }

    protected override Task AnsweredAsync(Act act) => HeardAsync(act.Key);

    private async Task HeardAsync(string key) =>
        await connector.WaitForAsync(arrival => arrival.Conversation == Conversation && arrival.Activity.ReplyToId == key, $"An answer to {key} of {Name}");
}
