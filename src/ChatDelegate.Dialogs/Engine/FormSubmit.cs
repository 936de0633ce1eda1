using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>The end of a form: summary, confirmation, a secret, the command, what came of it.</summary>
internal sealed class FormSubmit(Turn turn)
{
    /// <summary>Shows what will be submitted; a form without a summary is submitted.</summary>
    public void Summarise()
    {
        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        if (view.Next is not null)
        {
            turn.Forms.Advance();
            return;
        }

        if (form.Summary is null)
        {
            Submit(null);
            return;
        }

        if (view.Filled.FirstOrDefault(field => field is { OptionsFrom: not null, IsSearched: false } && frame.Answers[field.Id] is { Label: null }) is { } unnamed)
        {
            turn.Load(unnamed.OptionsFrom ?? "", view.Shareable(), new Waiting("", WaitingFor.OptionsToSummarise, unnamed.Id));
            return;
        }

        frame = frame with { Focus = null, Nonce = turn.NextId(), Confirmed = 0 };
        turn.Put(frame);
        turn.Say(Reply.Of(SummaryCard.Draw(form, frame, view, turn)));
    }

    /// <summary>The person has confirmed the summary that stands on the screen for this very revision.</summary>
    public void Confirm()
    {
        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        if (view.Next is not null || view.BrokenRule is not null || view.Secret is null)
        {
            Submit(null);
            return;
        }

        turn.Put(frame with { Confirmed = frame.Revision, Nonce = null });
        turn.Forms.Advance();
    }

    /// <param name="secret">Taken in this turn and held nowhere, or null.</param>
    public void Submit(Value? secret)
    {
        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        if (view.Next is not null || view.BrokenRule is not null || (secret is not null && frame.Confirmed != frame.Revision))
        {
            turn.Forms.Advance();
            return;
        }

        if (form.Submit is not { } use)
        {
            turn.Ends.Complete(form, frame, CommandResult.Done);
            return;
        }

        var active = view.Active();
        var (input, missing) = Inputs.Gather(
            use, name => secret is not null && name == form.Fields[^1].Id ? secret : active.GetValueOrDefault(name), frame.Kept, turn.Context.Facts, Message.None);
        if (missing is not null)
        {
            turn.SayText("engine.cannot_submit");
            turn.Drafts.Park();
            return;
        }

        turn.Run(use.Command, input, $"{frame.Draft}:submit:{frame.Revision}", WaitingFor.Submit);
    }

    public void Submitted(CommandResult result)
    {
        var (form, frame) = turn.Forms.Current();
        if (result.Refusal is { } refusal)
        {
            Refused(form, frame, refusal, result);
            return;
        }

        if (form.Done is { } done)
        {
            turn.Say(new FormView(form, frame with { Kept = frame.Kept.SetItems(result.Values) }, turn).Fill(done.For(turn.Locale)));
        }

        turn.SayAll(result.Replies);
        turn.Ends.Complete(form, frame, result);
    }

    // A new revision: what is submitted next is another try, not the same one delivered twice.
    private void Refused(FormDefinition form, Frame frame, Refusal refusal, CommandResult result)
    {
        var field = refusal.Field is null ? null : form.Field(refusal.Field);
        turn.Put(frame with { Revision = frame.Revision + 1, Nonce = null, Confirmed = field is { Secret: true } ? frame.Revision + 1 : 0 });
        turn.Reject(field?.Id ?? "", refusal.Code);
        turn.Say(refusal.Text);
        turn.SayAll(result.Replies);
        if (field is not null && turn.Forms.View(form, turn.Top ?? frame).IsShown(field.Id))
        {
            turn.Forms.Focus(field.Id);
        }
        else if (form.Summary is null)
        {
            turn.Ends.End(result.Next);
        }
        else
        {
            Summarise();
        }
    }
}
