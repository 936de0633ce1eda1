using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.open</c>: the card of one suggestion, and what to do next in words.</summary>
internal sealed class OpenSuggestion : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.open", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken) =>
        About(suggestion, await CardAsync(context, suggestion, cancellationToken), Next(context, suggestion));

    /// <summary>The card as it is now.</summary>
    public static async Task<Reply> CardAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var version = context.Db.Set<SuggestionVersion>().Local.FirstOrDefault(written => written.SuggestionId == suggestion.Id && written.N == suggestion.Version)
            ?? await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        var review = await context.Db.LastReviewAsync(suggestion.Id, cancellationToken);
        var machine = version.Drafter is not null ? version : await context.Db.Set<SuggestionVersion>()
            .Where(written => written.SuggestionId == suggestion.Id && written.N < version.N && written.Drafter != null).OrderByDescending(written => written.N).FirstOrDefaultAsync(cancellationToken);
        return Reply.Of(SuggestionCard.Of(context, suggestion, version, machine?.Origin, review));
    }

    /// <summary>One line on what comes next, with the answers at hand.</summary>
    public static Reply Next(CommandContext context, Suggestion suggestion) => suggestion.State switch
    {
        SuggestionState.Draft or SuggestionState.Returned => Reply.Of(
            context.Text("suggestion.next_draft"), context.Text("quick.submit"), context.Text("quick.how"), context.Text("quick.sources"), context.Text("quick.leave")),
        SuggestionState.EditProposed => Reply.Of(context.Text("suggestion.next_edit"), context.Text("quick.answer_review"), context.Text("quick.leave")),
        SuggestionState.Submitted => Reply.Of(context.Text("suggestion.next_submitted"), context.Text("speech.quick"), context.Text("quick.withdraw"), context.Text("quick.leave")),
        SuggestionState.Accepted => Reply.Of(context.Text("suggestion.next_accepted"), context.Text("speech.quick"), context.Text("quick.leave")),
        SuggestionState.Withdrawn => Reply.Of(context.Text("suggestion.next_withdrawn"), context.Text("quick.leave")),
    };
}
