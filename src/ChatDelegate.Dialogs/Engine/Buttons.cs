using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Takes buttons. What they carry comes from outside and is believed only where it fits the state.</summary>
internal sealed class Buttons(Turn turn, Action<Message> hear)
{
    private static readonly ImmutableDictionary<string, string> NoValues = ImmutableDictionary<string, string>.Empty;

    public void Take(Pressed pressed)
    {
        var action = pressed.Action;
        switch (action.Do)
        {
            case "say":
                hear(new Message(action.Target?.Trim() ?? "", []));
                break;
            case "start":
                turn.State = turn.State with { Question = null };
                turn.Starts.Start(action.Target ?? "", action.Values?.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => (Value)pair.Value));
                break;
            case "open":
                break;
            case "act" or "submit" or "confirm":
                OfDraft(action, pressed.Inputs);
                break;
            default:
                turn.Questions.Stale();
                break;
        }
    }

    private void OfDraft(ButtonAction action, IReadOnlyDictionary<string, string> inputs)
    {
        if (action is { Do: "confirm", Target: { } nonce } && turn.State.Closed.Contains(nonce))
        {
            turn.Stack.Show(turn.T("engine.already_done"));
        }
        else if (action.Draft is { } draft && turn.Top?.Draft != draft)
        {
            OfAnother(draft, action, inputs);
        }
        else if (turn.TopDefinition is DeskDefinition)
        {
            AtDesk(action, inputs);
        }
        else if (turn.TopDefinition is FormDefinition && action.Draft is not null && action.Revision == turn.Top?.Revision)
        {
            AtForm(action, inputs);
        }
        else if (turn.TopDefinition is not FormDefinition || action is not { Do: "submit", Draft: not null } || !Merged(action, inputs, "engine.card_old"))
        {
            turn.Questions.Stale();
        }
    }

    // A draft put aside, one below, one that is done with, or one that nobody knows any more: what was typed is not lost.
    private void OfAnother(string draft, ButtonAction action, IReadOnlyDictionary<string, string> inputs)
    {
        if (turn.State.Closed.Contains(draft))
        {
            turn.Stack.Show(turn.T("engine.already_closed"));
        }
        else if (turn.Stack.Raise(frame => frame.Draft == draft))
        {
            turn.State = turn.State with { Question = null };
            OfDraft(action, inputs);
        }
        else if (action.Do != "submit" || !Revived(action, inputs))
        {
            turn.Stack.Show(turn.T("engine.stale"));
        }
    }

    private bool Revived(ButtonAction action, IReadOnlyDictionary<string, string> inputs)
    {
        if (action.Values?.GetValueOrDefault("dialog") is not { } dialog || !inputs.Values.Any(input => !string.IsNullOrWhiteSpace(input)))
        {
            return false;
        }

        var before = turn.State;
        if (turn.Top?.Dialog != dialog && !turn.Starts.Reopen(dialog))
        {
            return false;
        }

        if (Merged(action, inputs, "engine.card_revived"))
        {
            return true;
        }

        turn.State = before;
        return false;
    }

    private bool Merged(ButtonAction action, IReadOnlyDictionary<string, string> inputs, string why)
    {
        var version = int.TryParse(action.Values?.GetValueOrDefault("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var (effects, question) = (turn.Effects.Count, turn.State.Question);
        turn.State = turn.State with { Question = null };
        turn.SayText(why);
        if (turn.Pages.Merge(version, inputs))
        {
            return true;
        }

        turn.Effects.RemoveRange(effects, turn.Effects.Count - effects);
        turn.State = turn.State with { Question = question };
        return false;
    }

    private void AtDesk(ButtonAction action, IReadOnlyDictionary<string, string> inputs)
    {
        var question = turn.State.Question;
        turn.State = turn.State with { Question = null };
        if (action.Do == "confirm")
        {
            if (question is { Kind: QuestionKind.Act } && question.Nonce == action.Target)
            {
                turn.Close(question.Nonce);
                turn.Desks.Confirmed(question);
                return;
            }
        }
        else
        {
            var values = (action.Values ?? NoValues).Concat(inputs).Where(pair => pair.Value is not null).DistinctBy(pair => pair.Key).ToDictionary();
            if (turn.Desks.Press(action.Target ?? "", values))
            {
                return;
            }
        }

        turn.Questions.Stale();
    }

    private void AtForm(ButtonAction action, IReadOnlyDictionary<string, string> inputs)
    {
        var (form, frame) = turn.Forms.Current();
        var values = action.Values ?? NoValues;
        turn.State = turn.State with { Question = null };
        switch (action.Do, action.Target)
        {
            case ("confirm", _) when frame.Nonce is not null && frame.Nonce == action.Target:
                turn.Submits.Confirm();
                break;
            case ("submit", { } page):
                turn.Pages.Press(page, inputs);
                break;
            case ("act", "answer"):
                turn.Forms.Press(values.GetValueOrDefault("field") ?? "", values.GetValueOrDefault("option") ?? "");
                break;
            case ("act", "change") when values.GetValueOrDefault("field") is { } field:
                Change(form, frame, field);
                break;
            case ("act", "change" or "cancel"):
                new FormRepair(turn).Run(action.Target);
                break;
            default:
                turn.Questions.Stale();
                break;
        }
    }

    private void Change(FormDefinition form, Frame frame, string field)
    {
        if (turn.Forms.View(form, frame).Changeable.Any(other => other.Id == field))
        {
            turn.Forms.Focus(field);
        }
        else
        {
            turn.Questions.Stale();
        }
    }
}
