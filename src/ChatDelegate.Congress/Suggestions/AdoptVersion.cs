using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// <c>suggestion.adopt</c>: puts the words of version <c>n</c> in force again, as a new version: one that was offered beside the delegate's own, or an
/// earlier one that they liked better. Each sentence stays the words of who wrote it.
/// </summary>
internal sealed class AdoptVersion : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.adopt", With(new CommandInput("n", ValueType.Number)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Revise))
        {
            return NotNow(context, suggestion);
        }

        var n = context.NumberInput("n") ?? 0;
        if (n < 1 || n > suggestion.LastVersion)
        {
            return CommandResult.Refused("no_such_version", context.Text("diff.missing", ("count", suggestion.LastVersion)));
        }

        if (n == suggestion.Version)
        {
            return CommandResult.Refused("in_force", context.Text("diff.in_force", ("n", n)));
        }

        var before = await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        var wanted = await context.Db.VersionAsync(suggestion, n, cancellationToken);
        return About(suggestion, ReviseText.Apply(context, suggestion, before.Text, wanted.Text, context.Text("diff.adopted", ("n", n))));
    }
}
