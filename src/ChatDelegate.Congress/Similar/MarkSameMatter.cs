using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// <c>suggestion.same</c>: marks one of the similar cases, by its number in the list or by its id, as the same matter (同题); once more takes
/// the mark back. Nothing is joined by it.
/// </summary>
internal sealed class MarkSameMatter(SimilarCases cases) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.same", With(new CommandInput("n", ValueType.Number, Required: false), new CommandInput("case", ValueType.Text, Required: false)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var found = await cases.ToSuggestionAsync(context.Db, suggestion, SimilarReader.Delegate(context.Participant.PersonId), cancellationToken);

        // Only what is shown can be marked: an id from elsewhere finds nothing.
        var other = context.IdInput("case") is { } id ? found.FirstOrDefault(one => one.RecordId == id)
            : context.NumberInput("n") is { } n && n >= 1 && n <= found.Count ? found[n - 1]
            : null;
        if (other is null)
        {
            return CommandResult.Refused("no_such_case", context.Text("similar.missing", ("count", found.Count)));
        }

        var mark = await context.Db.Set<SameMatter>().FirstOrDefaultAsync(
            marked => marked.SuggestionId == suggestion.Id && marked.OtherId == other.RecordId && marked.TakenBackAt == null, cancellationToken);
        if (mark is not null)
        {
            mark.TakeBack(context.Now);
            return Answer(context, suggestion, "similar.unmarked", other);
        }

        context.Db.Add(new SameMatter
        {
            Id = Guid.CreateVersion7(context.Now),
            BodyId = suggestion.BodyId,
            SuggestionId = suggestion.Id,
            OtherKind = other.Kind,
            OtherId = other.RecordId,
            MarkedBy = context.Participant.PersonId,
            At = context.Now,
        });
        return Answer(context, suggestion, "similar.marked_now", other);
    }

    private static CommandResult Answer(CommandContext context, Suggestion suggestion, string text, SimilarCase other) =>
        About(suggestion, Reply.Of(context.Text(text, ("title", other.Title)), context.Text("quick.similar"), context.Text("quick.card"), context.Text("quick.leave")));
}
