using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.choose</c>: opens a suggestion in the named dialog, or in the one that its state asks for.</summary>
internal sealed class ChooseSuggestion : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.choose", With(new CommandInput("dialog", ValueType.Text, Required: false)));

    protected override Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken) => Task.FromResult(new CommandResult
    {
        Next = new StartDialog(context.TextInput("dialog") ?? DialogFor(suggestion.State), new Dictionary<string, Value> { ["suggestion"] = suggestion.Id.ToString() }),
    });

    /// <summary>Where a suggestion in this state is worked on.</summary>
    public static string DialogFor(SuggestionState state) => state is SuggestionState.EditProposed or SuggestionState.Returned ? "answer-review" : "suggestion-desk";
}
