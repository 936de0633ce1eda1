using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>A command about one suggestion of one's own.</summary>
internal abstract class SuggestionCommand : DelegateCommand
{
    /// <summary>The two ways to name the suggestion: by id (buttons) or as my n-th (words).</summary>
    protected static CommandInput[] With(params ReadOnlySpan<CommandInput> others) =>
        [new("suggestion", ValueType.Text, Required: false), new("ordinal", ValueType.Number, Required: false), .. others];

    public sealed override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        await context.OwnSuggestionAsync(cancellationToken) is { } suggestion
            ? await RunAsync(context, suggestion, cancellationToken)
            : Missing(context);

    protected abstract Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken);

    /// <summary>A desk opened on an id that leads nowhere has nothing to do and closes; a wrong number in a list does not.</summary>
    private static CommandResult Missing(CommandContext context) =>
        CommandResult.Refused("no_such_suggestion", context.Text("suggestion.missing")) with { Ends = context.NumberInput("ordinal") is null };

    /// <summary>Refuses what the state does not allow, and says where the suggestion stands.</summary>
    protected static CommandResult NotNow(CommandContext context, Suggestion suggestion) => CommandResult.Refused(
        "not_now", context.Text("suggestion.not_now", ("state", context.Text($"suggestion.state.{suggestion.State}")), ("at", context.Day(suggestion.StateSince))));

    /// <summary>An answer that makes this suggestion the one that the dialog is about.</summary>
    protected static CommandResult About(Suggestion suggestion, params IReadOnlyList<Reply> replies) => new()
    {
        Replies = replies,
        Values = new Dictionary<string, Value> { ["suggestion"] = suggestion.Id.ToString(), ["title"] = suggestion.Title },
    };
}
