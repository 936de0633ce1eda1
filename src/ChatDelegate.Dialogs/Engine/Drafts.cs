using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Forms put aside: by 稍后继续, by a cancel, by going elsewhere; and the way back to them.</summary>
internal sealed class Drafts(Turn turn)
{
    private const int LongestHint = 12;

    public void Park()
    {
        if (turn is { Top: { } top, TopDefinition: FormDefinition form })
        {
            turn.Stack.SetAside(top);
            turn.Say(Reply.Of(turn.T("engine.parked", ("dialog", form.Title.For(turn.Locale)), ("resume", turn.Word("resume"))), turn.Word("resume")));
            turn.Ends.ComeBack();
        }
    }

    /// <summary>Goes on: with the form under way, or with one that was put aside.</summary>
    public void Resume()
    {
        if (turn is { TopDefinition: FormDefinition form, Top: { } top })
        {
            GoOn(form, top);
            return;
        }

        switch (turn.State.Parked)
        {
            case []:
                if (turn.Top is null)
                {
                    turn.SayText("engine.nothing_parked");
                }
                else
                {
                    turn.Stack.Show(null);
                }

                break;
            case [var one]:
                BringBack(one);
                break;
            case var several:
                var choices = several.Reverse().Select(frame => frame.Draft).ToList();
                turn.State = turn.State with { Question = new Question(QuestionKind.WhichDraft, "", [.. choices]) };
                var labels = Labels();
                turn.Say(Reply.Of(turn.T("engine.which_draft", ("dialogs", string.Join(turn.T("engine.or"), labels))), labels));
                break;
        }
    }

    public void BringBack(Frame parked)
    {
        if (turn.Stack.Raise(frame => frame.Draft == parked.Draft) && turn.Top is { } top)
        {
            turn.Stack.SayBackTo(top);
            turn.Forms.Ask();
        }
    }

    /// <summary>The drafts to choose from, the latest first, told apart by what was filled in.</summary>
    public IReadOnlyList<string> Labels() => [.. turn.State.Parked.Reverse().Select((frame, i) => Label(frame, i + 1))];

    /// <summary>Drafts whose time is over are gone; the person is told.</summary>
    public void Expire()
    {
        foreach (var frame in turn.State.Parked)
        {
            if (turn.Definition(frame) is FormDefinition form && frame.At > 0 && turn.Context.Now - DateTimeOffset.FromUnixTimeSeconds(frame.At) > Kept(form))
            {
                turn.State = turn.State with { Parked = turn.State.Parked.RemoveAll(other => other.Draft == frame.Draft) };
                turn.SayText("engine.draft_expired", ("dialog", form.Title.For(turn.Locale)), ("days", FormRepair.Days(form)));
            }
        }
    }

    // What was put aside to be continued is kept for a day at least, however little a cancelled form keeps.
    private static TimeSpan Kept(FormDefinition form) => form.Policy.RetainDraft > TimeSpan.FromDays(1) ? form.Policy.RetainDraft : TimeSpan.FromDays(1);

    private void GoOn(FormDefinition form, Frame top)
    {
        if (top.Focus is { } focus && top.Answers.ContainsKey(focus) && form.Field(focus) is not null)
        {
            turn.Forms.Advance();
        }
        else
        {
            turn.Stack.Show(null);
        }
    }

    private string Label(Frame frame, int number)
    {
        if (turn.Definition(frame) is not FormDefinition form)
        {
            return frame.Dialog;
        }

        var view = new FormView(form, frame, turn);
        var hint = view.Filled.Where(field => !field.Sensitive && field.Type is not (FieldType.Bool or FieldType.Attachment or FieldType.Dialog)).Select(view.Show).FirstOrDefault() ?? "";
        return turn.T("engine.draft_label", ("n", number), ("dialog", form.Title.For(turn.Locale)), ("hint", hint.Length > LongestHint ? hint[..LongestHint] + "…" : hint));
    }
}
