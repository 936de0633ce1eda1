using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Finding;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Finds the dialog that words of the person's own ask for. Starts only what is nearly certain; otherwise offers up to three.</summary>
internal sealed class Suggestions(Turn turn)
{
    private const int MostOffered = 3;

    /// <summary>Those worth offering where nothing is under way; the others would only be told so.</summary>
    private static readonly ImmutableArray<string> Everywhere = ["home", "help", "hand_over", "resume"];

    public void Offer(Message message)
    {
        var found = turn.Catalog.Finder.Find(message.Text, turn.Context.Roles);
        switch (found.Certain)
        {
            case { Kind: FinderKind.Dialog } dialog:
                turn.Starts.Start(dialog.Name, null);
                break;
            case { Kind: FinderKind.Command } command:
                new GlobalCommands(turn).Run(command.Name);
                break;
            default:
                AskModelOrPerson(message.Text, [.. found.Candidates.Select(candidate => candidate.Entry)]);
                break;
        }
    }

    /// <summary>What a model thinks is offered first; whether it starts is for the person to say.</summary>
    public void Advised(string text, string? dialog)
    {
        var likely = turn.Catalog.Finder.Find(text, turn.Context.Roles).Candidates.Select(candidate => candidate.Entry).ToList();
        if (turn.Starts.Startable().FirstOrDefault(startable => startable.Id == dialog) is { } advised)
        {
            var entry = likely.Find(other => other.Kind == FinderKind.Dialog && other.Name == advised.Id) ?? new FinderEntry(advised.Id, FinderKind.Dialog, [], [], []);
            likely.Remove(entry);
            likely.Insert(0, entry);
        }

        Ask([.. likely.Take(MostOffered)]);
    }

    private void AskModelOrPerson(string text, ImmutableArray<FinderEntry> likely)
    {
        if (turn.Options.AskModel && text.Length > 0 && text.Length <= turn.Options.MaxShortLength)
        {
            turn.AskModel(text, [.. turn.Starts.Startable().Select(dialog => new Option(dialog.Id, dialog.Title.For(turn.Locale)))], [], new Waiting("", WaitingFor.ModelToRoute, Text: text));
        }
        else
        {
            Ask(likely);
            TellNotUnderstood(text);
        }
    }

    /// <summary>The person has their answer; what was meant may be found out in peace.</summary>
    private void TellNotUnderstood(string text)
    {
        if (turn.Options.TellNotUnderstood && text.Length > 0)
        {
            turn.Effects.Add(new NotUnderstood(text, turn.Catalog.StartableBy(turn.Context.Roles, turn.Locale)));
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
