using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Passes;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>desk.link</c>: the way to the desk's page (网页版), from the chat of any channel.</summary>
internal sealed class OpenDeskPage(DeskLinks links, DeskPasses passes) : DialogCommand
{
    public override CommandSpec Spec { get; } = new("desk.link");

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Convenor, ParticipantLookup.Supervisor];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var here = await WebChat.IsHereAsync(context, cancellationToken);
        var address = here ? links.Page() : links.Page(await passes.IssueAsync(context.Session, context.Participant.PersonId, context.Now, cancellationToken));
        return CommandResult.Said(Reply.Of(new Card(
            context.Text("script.link.title"), [new Paragraph(context.Text(here ? "script.link.here" : "script.link.once"))],
            [new CardButton(context.Text("script.button.page"), new ButtonAction("open", address.ToString()), ButtonStyle.Primary)], "desk-link")));
    }
}
