using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Finding;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Finds the dialog that words of the person's own ask for. Starts only what is nearly certain; otherwise offers up to three.</summary>
internal sealed class Suggestions(Turn turn)
{
    /// <summary>Those worth offering where nothing is under way; the others would only be told so.</summary>
    private static readonly ImmutableArray<string> Everywhere = ["home", "help", "hand_over", "resume"];

    public void Offer(Message message)
    {
        var found = turn.Catalog.Finder.Find(message.Text, turn.Context.Roles);
        switch (found.Certain)
        {
            case { Kind: FinderKind.Dialog } dialog:
                turn.Stack.Start(dialog.Name, null);
                break;
            case { Kind: FinderKind.Command } command:
                new GlobalCommands(turn).Run(command.Name);
                break;
            default:
                Ask([.. found.Candidates.Select(candidate => candidate.Entry)]);
                break;
        }
    }

    private void Ask(ImmutableArray<FinderEntry> likely)
    {
        // Dialogs come first: 第二个 counts them only, and a command's word is understood without a question.
        var dialogs = likely.Where(entry => entry.Kind == FinderKind.Dialog).Select(entry => turn.Catalog.Find(entry.Name)).OfType<DialogDefinition>().ToList();
        var words = likely.Where(entry => entry.Kind == FinderKind.Command && Everywhere.Contains(entry.Name)).Select(entry => turn.Word(entry.Name));
        List<string> offers = [.. dialogs.Select(dialog => dialog.Title.For(turn.Locale)), .. words];
        if (offers.Count == 0)
        {
            turn.Say(Reply.Of(turn.T("engine.not_understood"), turn.Word("home"), turn.Word("help")));
            return;
        }

        if (dialogs.Count > 0)
        {
            turn.State = turn.State with { Question = new Question(QuestionKind.Which, "", [.. dialogs.Select(dialog => dialog.Id)]) };
        }

        turn.Say(Reply.Of(turn.T("engine.did_you_mean", ("dialogs", string.Join(turn.T("engine.or"), offers))), offers));
    }
}
