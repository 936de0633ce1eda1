using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Script;

/// <summary>The way from a chat to the convenor's and the supervisor's page.</summary>
public sealed class DeskLinks(IOptions<AttendanceOptions> attendance, IOptions<VotingOptions> voting, ServerAddress address)
{
    /// <summary>In the web chat the page itself, where they are signed in; elsewhere a button that asks for a link of their own.</summary>
    public async Task<CardButton> ButtonAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new CardButton(
            context.Text("script.button.page"), await WebChat.IsHereAsync(context, cancellationToken) ? new ButtonAction("open", Page().ToString()) : new ButtonAction("act", "page"));
    }

    /// <summary>For who is signed in there.</summary>
    public Uri Page() => new($"{(attendance.Value.PublicAddress ?? (voting.Value.Address ?? address()).ToString()).TrimEnd('/')}/desk");

    /// <summary>With a pass, behind the #: browsers send that to no server, so that it stands in no log and a preview of the link opens nothing.</summary>
    public Uri Page(string pass) => new($"{Page()}#{pass}");
}
