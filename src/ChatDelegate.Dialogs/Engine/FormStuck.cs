using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What is done for a person who does not get past a field, by the dialog's policy; once, at the last try it allows.</summary>
internal sealed class FormStuck(Turn turn)
{
    /// <param name="ask">Asks for the field once more, in chat or as a page.</param>
    public void GiveWay(FormDefinition form, FieldDefinition field, string error, Action ask)
    {
        switch (form.Policy.OnMax)
        {
            case StuckAction.Skip when field is { Skippable: true, Secret: false }:
                turn.SayText("engine.stuck_skipped", ("field", field.Label.For(turn.Locale)));
                if (!turn.Forms.Current().Frame.Answers.ContainsKey(field.Id))
                {
                    // What was answered before stays: a slip takes nothing away.
                    turn.Forms.Leave(field);
                }

                turn.Forms.Advance();
                break;
            case StuckAction.Later:
                turn.Say(error);
                turn.Drafts.Park();
                break;
            case StuckAction.HandOff when turn.Options.HandOverCommand is not null:
                turn.Say(error);
                turn.Ends.HandOver();
                break;
            default:
                Offer(form, field, ask);
                break;
        }
    }

    // Nothing can be said after a list has been asked for: then the ways out come before the question.
    private void Offer(FormDefinition form, FieldDefinition field, Action ask)
    {
        var ways = Reply.Of(turn.T("engine.stuck"), [.. Ways(form, field)]);
        if (turn.Lists.Missing(form, turn.Forms.Current().Frame, field) is not null)
        {
            turn.Say(ways);
            ask();
        }
        else
        {
            ask();
            turn.Say(ways);
        }
    }

    private IEnumerable<string> Ways(FormDefinition form, FieldDefinition field)
    {
        if (field.Skippable)
        {
            yield return turn.Word("skip");
        }

        if (turn.Top is { Cards: true } ? form.InChat : form.OnCards && field.FitsCard)
        {
            yield return turn.Word(turn.Top is { Cards: true } ? "as_chat" : "as_card");
        }

        yield return turn.Word("later");
        yield return turn.Word("hand_over");
    }
}
