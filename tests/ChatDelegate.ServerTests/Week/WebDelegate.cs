using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;

namespace ChatDelegate.ServerTests.Week;

/// <summary>A delegate in the web chat: one device for the chat and the ballot.</summary>
internal sealed class WebDelegate(SharedServer server, DemoPerson person, WebChatClient chat) : WeekDelegate(server, person)
{
    private WebChatClient _chat = chat;

    public static async Task<WebDelegate> SignInAsync(SharedServer server, DemoPerson person) => new(server, person, await WebChatClient.SignInAsync(server.Process, person));

    public override async Task<ChatActivity> AskAsync(string text) => (await _chat.AskAsync(text))[0];

    public async Task<ChatActivity> PressAsync(string label) => (await _chat.PressAndWaitAsync(label))[0];

    public Task<ChatActivity> HearAsync(string words) => _chat.WaitForAsync(one => one.FromBot && one.Words.Contains(words, StringComparison.Ordinal), $"'{words}' for {Person.Name}");

    /// <summary>The server was away: the page comes back to its stream.</summary>
    public Task ReconnectAsync() => _chat.ReconnectAsync();

    /// <summary>Opens the page again on another day.</summary>
    public async Task ComeBackAsync()
    {
        await _chat.DisconnectAsync();
        await _chat.OpenAsync();
    }

    /// <summary>Comes back after so long that the device is not known any more.</summary>
    public async Task SignInAgainAsync()
    {
        await _chat.DisposeAsync();
        _chat = await WebChatClient.SignInAsync(Server.Process, Person);
    }

    public override ValueTask DisposeAsync() => _chat.DisposeAsync();

    protected override async Task<VoterBrowser> BrowserAsync(string? ask)
    {
        if (ask is null)
        {
            await HearAsync("去投票");
        }

        return new VoterBrowser(_chat.Http);
    }
}
