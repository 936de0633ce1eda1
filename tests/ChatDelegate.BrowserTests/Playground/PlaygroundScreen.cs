using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>What the Playground has of the bot's messages, as its page would draw them.</summary>
internal sealed class PlaygroundScreen : IAsyncDisposable
{
    private readonly PlaygroundStream _stream;
    private readonly string _bot;

    private PlaygroundScreen(PlaygroundStream stream, string bot)
    {
        _stream = stream;
        _bot = bot;
    }

    public static async Task<PlaygroundScreen> OpenAsync(Uri address, string bot) =>
        new(await PlaygroundStream.OpenAsync(address, "/_ws_conversation/v1/conversations/stream"), bot);

    /// <summary>As they look now, in the order of their coming.</summary>
    public IReadOnlyList<ChatActivity> ShownIn(string conversation)
    {
        var shown = new OrderedDictionary<string, ChatActivity>(StringComparer.Ordinal);
        foreach (var (_, message) in Changes(conversation))
        {
            shown[message.Id] = message;
        }

        return [.. shown.Values];
    }

    public IReadOnlyList<ChatActivity> UpdatesOf(string conversation, string id) =>
        [.. Changes(conversation).Where(change => change.IsUpdate && change.Message.Id == id).Select(change => change.Message)];

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private IEnumerable<(bool IsUpdate, ChatActivity Message)> Changes(string conversation) =>
        from change in _stream.All
        let action = change["action"]?.ToString()
        where action is "createMessage" or "updateMessage" && change["actionConversationId"]?.ToString() == conversation
        let message = change["message"]!.DeepClone().AsObject()
        where message["from"]?["id"]?.ToString() == _bot
        select (action == "updateMessage", new ChatActivity(Named(message)));

    private static JsonObject Named(JsonObject message)
    {
        message["id"] = message["messageId"]!.ToString();
        return message;
    }
}
