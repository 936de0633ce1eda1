using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>Puts a new version of the delegate's in force and shows what changed.</summary>
internal static class ReviseText
{
    public static IReadOnlyList<Reply> Apply(CommandContext context, Suggestion suggestion, SuggestionText before, SuggestionText after, string? reason)
    {
        var (by, inForce) = (new Authorship(Writer.Delegate, context.Participant.PersonId, reason), suggestion.Version);
        var version = suggestion.Revise(after, by, context.Now);
        context.Db.Add(version);
        return
        [
            Reply.Of(VersionDifference.Card(context, context.Text("diff.title", ("a", inForce), ("b", version.N)), before, after)),
            Reply.Of(context.Text("diff.next", ("n", version.N)), context.Text("quick.submit"), context.Text("quick.card"), context.Text("quick.leave")),
        ];
    }

    /// <summary>What is wrong with a sentence that the delegate wrote, in words; null when nothing is.</summary>
    public static CommandResult? Fault(CommandContext context, string text, int max)
    {
        if (!GivenText.SaysSomething(text))
        {
            return CommandResult.Refused("no_words", context.Text("given.no_words"));
        }

        if (text.Length > max)
        {
            return CommandResult.Refused("too_long", context.Text("given.too_long", ("length", text.Length), ("max", max)));
        }

        return PersonalData.In(text) ? CommandResult.Refused("personal", context.Text("given.personal")) : null;
    }
}
