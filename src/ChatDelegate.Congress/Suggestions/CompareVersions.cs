using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.compare</c>: what changed from version <c>a</c> to <c>b</c>; without them, from the last one but one.</summary>
internal sealed class CompareVersions : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new(
        "suggestion.compare", With(new("a", ValueType.Number, Required: false), new("b", ValueType.Number, Required: false)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var b = context.NumberInput("b") ?? suggestion.LastVersion;
        var a = context.NumberInput("a") ?? b - 1;
        if (suggestion.LastVersion == 1)
        {
            return CommandResult.Refused("one_version", context.Text("diff.one_version"));
        }

        if (a < 1 || b < 1 || a > suggestion.LastVersion || b > suggestion.LastVersion || a == b)
        {
            return CommandResult.Refused("no_such_version", context.Text("diff.missing", ("count", suggestion.LastVersion)));
        }

        var before = await context.Db.VersionAsync(suggestion, a, cancellationToken);
        var after = await context.Db.VersionAsync(suggestion, b, cancellationToken);
        var card = VersionDifference.Card(context, context.Text("diff.title", ("a", a), ("b", b)), before.Text, after.Text);
        return About(suggestion, Reply.Of(card), Reply.Of(context.Text("diff.done"), context.Text("quick.card"), context.Text("quick.leave")));
    }
}
