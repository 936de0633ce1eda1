using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>A command about speeches of one's own; another's are not there.</summary>
internal abstract class SpeechCommand : DelegateCommand
{
    protected static async Task<SpeechNotes?> FindAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (me, id, ordinal) = (context.Participant, context.IdInput("speech"), context.NumberInput("ordinal"));
        return id is null && ordinal is null
            ? null
            : await SpeechBook.Own(context.Db, me.PersonId, me.CongressId).FirstOrDefaultAsync(one => ordinal == null ? one.Id == id : one.Ordinal == ordinal, cancellationToken);
    }

    protected static CommandResult Missing(CommandContext context) =>
        CommandResult.Refused("no_such_speech", context.Text("speech.missing")) with { Ends = context.NumberInput("ordinal") is null };

    protected static CommandResult Show(CommandContext context, SpeechNotes notes, Suggestion? suggestion, bool canBeSpoken) => new()
    {
        Replies = [Reply.Of(SpeechCard.Of(context, notes, suggestion, canBeSpoken))],
        Values = new Dictionary<string, Value> { ["speech"] = notes.Id.ToString() },
    };
}
