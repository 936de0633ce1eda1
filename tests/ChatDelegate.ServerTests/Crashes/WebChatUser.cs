using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>Somebody in the web chat, who reads the stream and sends again by the Retry link.</summary>
internal sealed class WebChatUser : SimulatedUser
{
    private readonly WebChatClient _chat;
    private readonly CancellationTokenSource _leave = new();
    private readonly Task _staying;

    private WebChatUser(WebChatClient chat, DemoPerson person, string name, Random random)
        : base(person, name, random)
    {
        _chat = chat;
        _staying = StayAsync();
    }

    public override string Conversation => _chat.ConversationId;

    public override bool ReadsFeed => true;

    /// <summary>What the page shows, in its order.</summary>
    public IReadOnlyList<ChatActivity> Seen => _chat.Activities;

    public static async Task<WebChatUser> SignInAsync(SharedServer server, string name, Random random)
    {
        var person = server.Congress.Next();
        return new WebChatUser(await WebChatClient.SignInAsync(server.Process, person), person, name, random);
    }

    public override void MoveTo(ServerProcess server) => _chat.MoveTo(server);

    public override async ValueTask DisposeAsync()
    {
        await _leave.CancelAsync();
        await _staying;
        await _chat.DisposeAsync();
        _leave.Dispose();
        await base.DisposeAsync();
    }

    protected override async Task<string?> PostAsync(Act act)
    {
        var (status, body) = await _chat.PostActivityAsync(_chat.Message(act.Key, message => message["text"] = act.Text));
        ShouldBeFitToShow(body?.ToJsonString() ?? string.Empty);
        if (status == HttpStatusCode.Forbidden)
        {
            // The token has run out: the page asks for a new one and opens the stream again.
            await _chat.OpenAsync();
            return null;
        }

        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests);
        return status == HttpStatusCode.OK ? body?["id"]?.ToString() : null;
    }

    protected override Task AnsweredAsync(Act act) =>
        _chat.WaitForAsync(one => one.FromBot && one.ReplyToId == act.AcknowledgedAs, $"An answer to {act.Key}");

    /// <summary>Comes back as the page does, whenever its stream ends: with its watermark, as often as it takes.</summary>
    private async Task StayAsync()
    {
        while (!_leave.IsCancellationRequested)
        {
            await _chat.StreamEnded.WaitAsync(_leave.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Pause, _leave.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!_leave.IsCancellationRequested)
                {
                    await _chat.ReconnectAsync();
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or SocketException or WebSocketException or IOException or OperationCanceledException or ShouldAssertException)
            {
                // Not there yet, or not well; of a server that dies while it takes the connection the socket itself says so.
            }
        }
    }
}
