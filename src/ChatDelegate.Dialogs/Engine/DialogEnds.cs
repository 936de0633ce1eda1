using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Ends dialogs, and goes on with what comes next or lies beneath.</summary>
internal sealed class DialogEnds(Turn turn)
{
    /// <summary>Closes the topmost dialog and goes on with the next one or with what lies beneath.</summary>
    public void End(StartDialog? next)
    {
        turn.Stack.Drop(done: true);
        if (next is not null)
        {
            turn.Starts.Start(next.Dialog, next.Values, byCode: true);
        }
        else
        {
            ComeBack();
        }
    }

    /// <summary>Closes the topmost form, whose values have been submitted, and hands them to the form that called it.</summary>
    public void Complete(FormDefinition form, Frame frame, CommandResult result)
    {
        var caller = frame.Caller;
        if (caller is null || turn.State.Frames.All(other => other.Draft != caller.Draft))
        {
            End(result.Next);
            return;
        }

        var view = turn.Forms.View(form, frame);
        var answers = view.Filled.ToDictionary(field => field.Id, field => frame.Answers[field.Id]);
        turn.Stack.Drop(done: true);
        turn.Stack.Raise(other => other.Draft == caller.Draft);
        turn.Calls.Returned(caller, answers, result.Values);
    }

    /// <summary>Leaves the topmost form, as the person wants; what they filled in is kept for a while.</summary>
    public void GiveUp()
    {
        if (turn is not { Top: { } top, TopDefinition: FormDefinition form })
        {
            End(null);
            return;
        }

        if (top.HasOwnAnswers && top.Caller is null && FormRepair.Keeps(form))
        {
            turn.Stack.SetAside(top with { Cancelled = true });
        }
        else
        {
            turn.Stack.Drop(done: false);
        }

        if (top.Caller is { } caller && turn.Stack.Raise(other => other.Draft == caller.Draft))
        {
            turn.Calls.Abandoned(caller);
        }
        else
        {
            ComeBack();
        }
    }

    /// <summary>Leaves everything, keeps what was typed, and shows what there is to do.</summary>
    public void Home()
    {
        while (turn.Top is { } top)
        {
            if (turn.TopDefinition is FormDefinition form && top.HasOwnAnswers)
            {
                turn.Stack.SetAside(top);
                turn.SayText("engine.parked", ("dialog", form.Title.For(turn.Locale)), ("resume", turn.Word("resume")));
            }
            else
            {
                turn.Stack.Drop(done: false);
            }
        }

        if (turn.Options.HomeCommand is { } command)
        {
            turn.Run(command, ImmutableDictionary<string, Value>.Empty, $"home:{turn.NextId()}", WaitingFor.Home);
            return;
        }

        var titles = turn.Starts.Startable().Take(6).Select(dialog => dialog.Title.For(turn.Locale)).ToList();
        turn.Say(Reply.Of(turn.T("engine.help.home", ("dialogs", string.Join(turn.T("engine.comma"), titles))), titles));
    }

    public void HandOver()
    {
        if (turn.Options.HandOverCommand is { } command)
        {
            turn.Run(command, ImmutableDictionary<string, Value>.Empty, $"hand-over:{turn.NextId()}", WaitingFor.HandOver);
        }
        else
        {
            turn.SayText("engine.no_hand_over");
        }
    }

    public void ComeBack()
    {
        switch (turn.TopDefinition)
        {
            case DeskDefinition desk:
                turn.SayText("engine.at_desk", ("dialog", desk.Title.For(turn.Locale)), ("end", desk.End.Shown.For(turn.Locale)));
                break;
            case FormDefinition when turn.Top is { } top:
                turn.Questions.AskResume(top);
                break;
        }
    }
}
