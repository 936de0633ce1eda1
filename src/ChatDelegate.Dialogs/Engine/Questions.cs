using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>The engine's own questions: throw away, go on, which one, really.</summary>
internal sealed class Questions(Turn turn)
{
    private const string Pending = "text";
    private const string Missed = "missed";

    /// <summary>Asks whether to go on with the topmost form.</summary>
    /// <param name="pending">What was just written and, after a yes, is the answer to the field in focus.</param>
    public void AskResume(Frame frame, string? pending = null)
    {
        var values = pending is null ? null : OrdinalMap<string>.Empty.Add(Pending, pending);
        AskResume(frame, values);
    }

    /// <summary>Asks once more after an answer that says neither yes nor no; after the second the form is put aside.</summary>
    public void AskResumeAgain(Frame frame, Question asked)
    {
        if (asked.Values?.ContainsKey(Missed) == true)
        {
            turn.Drafts.Park();
        }
        else
        {
            AskResume(frame, (asked.Values ?? OrdinalMap<string>.Empty).Remove(Pending).Add(Missed, ""));
        }
    }

    private void AskResume(Frame frame, ImmutableSortedDictionary<string, string>? values)
    {
        var title = turn.Definition(frame)?.Title.For(turn.Locale) ?? "";
        turn.State = turn.State with { Question = new Question(QuestionKind.Resume, frame.Draft, Values: values) };
        var waiting = turn.State.Frames.Length - 1 + turn.State.Parked.Count(parked => !parked.Cancelled);
        var text = turn.T("engine.ask_resume", ("dialog", title));
        turn.Say(Reply.Of(waiting > 0 ? text + turn.T("engine.more_waiting", ("count", waiting)) : text, turn.Word("resume"), turn.Word("later"), turn.T("engine.yes_cancel")));
    }

    /// <summary>Takes the answer to the open question; false when the text means something else.</summary>
    public bool Take(string text)
    {
        if (turn.State.Question is not { } question)
        {
            return false;
        }

        if (!Fits(question))
        {
            turn.State = turn.State with { Question = null };
            return false;
        }

        return question.Kind switch
        {
            QuestionKind.Cancel => Cancel(text),
            QuestionKind.Resume => Resume(question, text),
            QuestionKind.Which => Which(question, text),
            QuestionKind.WhichField => WhichField(text),
            QuestionKind.Act => Act(question, text),
            QuestionKind.Restart => Restart(text),
            QuestionKind.WhichDraft => WhichDraft(text),
            _ => throw new InvalidOperationException($"No question {question.Kind}."),
        };
    }

    /// <summary>Answers a button that belongs to no current question or draft, and shows where things stand.</summary>
    public void Stale() => turn.Stack.Show(turn.T("engine.stale"));

    private bool Fits(Question question) => question.Kind is QuestionKind.Which or QuestionKind.WhichDraft
        || (question.Kind == QuestionKind.Act ? turn.TopDefinition is DeskDefinition : turn.TopDefinition is FormDefinition && turn.Top?.Draft == question.Nonce);

    private void Clear() => turn.State = turn.State with { Question = null };

    private bool Cancel(string text)
    {
        var answer = Same(text, "engine.yes_cancel") || GlobalCommands.Is(turn, "cancel", text) ? true : Same(text, "engine.no_go_on") || GlobalCommands.Is(turn, "resume", text) ? false : YesNo.Read(text);
        Clear();
        if (answer == true)
        {
            GiveUp();
            return true;
        }

        if (answer == false)
        {
            turn.Forms.Ask();
            return true;
        }

        return false;
    }

    private bool Resume(Question question, string text)
    {
        if (GlobalCommands.Is(turn, "resume", text) || YesNo.Read(text) == true)
        {
            Clear();
            if (question.Values?.GetValueOrDefault(Pending) is { } pending)
            {
                turn.Forms.Answer(new Message(pending, []));
            }
            else
            {
                turn.Forms.Ask();
            }

            return true;
        }

        if (Same(text, "engine.yes_cancel") || GlobalCommands.Is(turn, "cancel", text))
        {
            Clear();
            GiveUp();
            return true;
        }

        if (GlobalCommands.Is(turn, "later", text) || YesNo.Read(text) == false)
        {
            Clear();
            turn.Drafts.Park();
            return true;
        }

        return false;
    }

    private bool Which(Question question, string text)
    {
        Clear();
        var options = question.Choices.Select(turn.Catalog.Find).OfType<DialogDefinition>().Select(dialog => new Option(dialog.Id, dialog.Title.For(turn.Locale))).ToList();
        if (Choices.IsExact(text, options) || Choices.Ordinal(Fold.Bare(text), options.Count) is not null)
        {
            if (Choices.Read(text, options).One is { } one)
            {
                turn.Starts.Start(options[one].Id, null);
                return true;
            }
        }

        return false;
    }

    private bool WhichDraft(string text)
    {
        Clear();
        var options = turn.State.Parked.Reverse().Zip(turn.Drafts.Labels(), (frame, label) => new Option(frame.Draft, label)).ToList();
        if (Choices.Read(text, options).One is not { } one)
        {
            return false;
        }

        turn.Drafts.BringBack(turn.State.Parked.First(frame => frame.Draft == options[one].Id));
        return true;
    }

    private void GiveUp()
    {
        if (turn.TopDefinition is FormDefinition form)
        {
            var kept = FormRepair.Keeps(form) && turn.Top is { HasOwnAnswers: true, Caller: null };
            turn.SayText(kept ? "engine.cancelled_kept" : "engine.cancelled", ("dialog", form.Title.For(turn.Locale)), ("resume", turn.Word("resume")), ("days", FormRepair.Days(form)));
        }

        turn.Ends.GiveUp();
    }

    private bool WhichField(string text)
    {
        Clear();
        var (form, frame) = turn.Forms.Current();
        if (FormRepair.Field(turn.Forms.View(form, frame), text, turn.Locale) is not { } field)
        {
            return false;
        }

        turn.Forms.Focus(field.Id);
        return true;
    }

    private bool Act(Question question, string text)
    {
        Clear();
        switch (YesNo.Read(text))
        {
            case true:
                turn.Close(question.Nonce);
                turn.Desks.Confirmed(question);
                return true;
            case false:
                turn.SayText("engine.not_done");
                return true;
            default:
                return false;
        }
    }

    private bool Restart(string text)
    {
        Clear();
        switch (YesNo.Read(text))
        {
            case true:
                turn.Starts.StartOver();
                return true;
            case false:
                turn.Forms.Ask();
                return true;
            default:
                return false;
        }
    }

    private bool Same(string text, string key) => turn.Catalog.Words.Is(key, turn.Bare(text));
}
