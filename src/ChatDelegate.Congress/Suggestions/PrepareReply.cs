using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.prepareReply</c>: keeps what the delegate wrote to staff until they say how to send it.</summary>
internal sealed class PrepareReply(IOptions<SuggestionsOptions> limits) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.prepareReply", With(new CommandInput("text", ValueType.Text, Required: false)));

    protected override Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken) =>
        Task.FromResult(Prepare(context, suggestion));

    private CommandResult Prepare(CommandContext context, Suggestion suggestion)
    {
        var words = context.TextInput("text")?.Trim() ?? string.Empty;
        if (suggestion.State is not (SuggestionState.Returned or SuggestionState.EditProposed))
        {
            return NotNow(context, suggestion);
        }

        if (ReviseText.Fault(context, words, limits.Value.MaxComment) is { } fault)
        {
            return fault;
        }

        var reply = suggestion.State == SuggestionState.Returned
            ? Reply.Of(context.Text("review.reply_kept", ("text", GivenText.Brief(words, 80))), context.Text("quick.resubmit"), context.Text("quick.revise"), context.Text("quick.later"))
            : Reply.Of(context.Text("review.reason_kept", ("text", GivenText.Brief(words, 80))), context.Text("quick.disagree"), context.Text("quick.agree"), context.Text("quick.later"));
        var about = About(suggestion, reply);
        return about with { Values = new Dictionary<string, Value>(about.Values) { ["reply"] = words } };
    }
}
