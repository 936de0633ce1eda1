using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;

namespace ChatDelegate.ServerTests.Week;

/// <summary>A delegate in the web chat: one device for the chat and the ballot.</summary>
internal sealed class WebDelegate(SharedServer server, DemoPerson person, WebChatClient chat) : WeekDelegate(server, person)
{
    public static async Task<WebDelegate> SignInAsync(SharedServer server, DemoPerson person) => new(server, person, await WebChatClient.SignInAsync(server.Process, person));

    public override async Task<ChatActivity> AskAsync(string text) => (await chat.AskAsync(text))[0];

    public async Task<ChatActivity> PressAsync(string label) => (await chat.PressAndWaitAsync(label))[0];

    public Task<ChatActivity> HearAsync(string words) => chat.WaitForAsync(one => one.FromBot && one.Words.Contains(words, StringComparison.Ordinal), $"'{words}' for {Person.Name}");

    /// <summary>The server was away: the page comes back to its stream.</summary>
    public Task ReconnectAsync() => chat.ReconnectAsync();

    /// <summary>Opens the page again on another day.</summary>
    public async Task ComeBackAsync()
    {
        await chat.DisconnectAsync();
        await chat.OpenAsync();
    }

    public override ValueTask DisposeAsync() => chat.DisposeAsync();

    protected override async Task<VoterBrowser> BrowserAsync(bool prompted)
    {
        if (prompted)
        {
            await HearAsync("去投票");
        }

        return new VoterBrowser(chat.Http);
    }
}
