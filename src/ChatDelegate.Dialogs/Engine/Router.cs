using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Finding;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>
/// Decides what an event means. For a message, in this order: a duplicate; an answer to the engine's own question; an option
/// word for word; what the desk knows; a global command; what starts a dialog; an answer; a near miss.
/// </summary>
internal sealed class Router(Turn turn)
{
    private const int LongestCommand = 40;
    private readonly GlobalCommands _commands = new(turn);
    private TimeSpan _waited;

    public void Take(DialogEvent happened)
    {
        if (happened is Notified news)
        {
            turn.SayAll(news.Replies);
            return;
        }

        if (happened is CommandFinished or OptionsLoaded or ModelAnswered)
        {
            Answered(happened);
            return;
        }

        // Delivered again it says nothing at all, not even that a dialog has been changed meanwhile.
        if (turn.HasTaken(happened))
        {
            return;
        }

        // A turn that was broken off while waiting never happened.
        turn.State = turn.State with { Waiting = null };
        new StateCare(turn).Mend(happened);
        var since = turn.Top?.At ?? 0;
        switch (happened)
        {
            case Arrived:
                Arrive();
                break;
            case Said said when turn.TakeOnce(said.MessageId):
                _waited = since > 0 ? turn.Context.Now - DateTimeOffset.FromUnixTimeSeconds(since) : TimeSpan.Zero;
                Hear(new Message(said.Text.Trim(), said.Attachments));
                break;
            case Pressed pressed when turn.TakeOnce(pressed.MessageId):
                new Buttons(turn, Hear).Take(pressed);
                break;
            default:
                return;
        }

        turn.Touch();
    }

    private void Arrive()
    {
        if (turn.TopDefinition is null)
        {
            turn.Ends.Home();
        }
        else
        {
            turn.Stack.Show(turn.T("engine.welcome_back"));
        }
    }

    private void Answered(DialogEvent happened)
    {
        if (turn.State.Waiting is not { } waiting)
        {
            return;
        }

        switch (happened)
        {
            case CommandFinished finished when finished.CallId == waiting.CallId:
                turn.State = turn.State with { Waiting = null };
                Finished(waiting, finished.Result);
                break;
            case OptionsLoaded loaded when loaded.CallId == waiting.CallId && turn.TopDefinition is FormDefinition:
                turn.State = turn.State with { Waiting = null };
                turn.Lists.Loaded(waiting, loaded.Options);
                break;
            case ModelAnswered model when model.CallId == waiting.CallId:
                turn.State = turn.State with { Waiting = null };
                turn.MessageId = waiting.Message ?? "";
                Advised(waiting, model);
                break;
        }
    }

    private void Advised(Waiting waiting, ModelAnswered model)
    {
        if (waiting.For == WaitingFor.ModelToRoute)
        {
            new Suggestions(turn).Advised(waiting.Text ?? "", model.Dialog);
        }
        else if (turn.TopDefinition is FormDefinition)
        {
            turn.Extracts.FromModel(model.Fields);
            turn.Forms.Advance();
        }
    }

    private void Finished(Waiting waiting, CommandResult result)
    {
        switch (waiting.For)
        {
            case WaitingFor.Submit when turn.TopDefinition is FormDefinition:
                turn.Submits.Submitted(result);
                break;
            case WaitingFor.Open or WaitingFor.Act or WaitingFor.Other or WaitingFor.End when turn.TopDefinition is DeskDefinition:
                turn.Desks.Finished(waiting.For, result);
                break;
            default:
                if (result.Refusal is { } refusal)
                {
                    turn.Say(refusal.Text);
                }

                turn.SayAll(result.Replies);
                if (result.Next is { } next)
                {
                    turn.Starts.Start(next.Dialog, next.Values, byCode: true);
                }

                break;
        }
    }

    private void Hear(Message message)
    {
        if (message.Text.Length == 0 && message.Attachments.Count == 0)
        {
            turn.SayText("engine.empty");
            return;
        }

        var text = message.Text;
        var form = turn.TopDefinition as FormDefinition;
        var idle = form is not null && _waited > form.Policy.Idle;
        if (text.Length > 0 && text.Length <= turn.Options.MaxShortLength
            && (turn.Questions.Take(text) || (!idle && OptionWordForWord(form, message)) || AtDesk(message) || _commands.Take(text) || Starts(text)))
        {
            return;
        }

        if (IsCommand(text))
        {
            turn.Stack.Show(turn.T("engine.unknown_command", ("command", text)));
            return;
        }

        if (idle && form is not null)
        {
            AfterIdle(form, message);
        }
        else if (form is not null)
        {
            AtForm(form, message);
        }
        else if (turn.TopDefinition is DeskDefinition)
        {
            // A question passed over is withdrawn: a later yes must not answer it.
            turn.State = turn.State with { Question = null };
            LongCommandOrOther(message);
        }
        else
        {
            new Suggestions(turn).Offer(message);
        }
    }

    // After a long while what is written may not be meant for the question of that time: ask, and take it when it is.
    private void AfterIdle(FormDefinition form, Message message)
    {
        var (_, frame) = turn.Forms.Current();
        if (!frame.HasOwnAnswers)
        {
            turn.Stack.Drop(done: false);
            Hear(message);
            return;
        }

        var holds = frame.Focus is { } focus && form.Field(focus) is { Sensitive: false } && message.Text.Length is > 0 && message.Text.Length <= turn.Options.MaxShortLength;
        turn.Questions.AskResume(frame, holds ? message.Text : null);
    }

    /// <summary>A slash and one word: meant for the program, not for a note.</summary>
    private static bool IsCommand(string text) =>
        text is ['/', _, ..] && text.Length <= LongestCommand && text.Skip(1).All(letter => char.IsAsciiLetter(letter) || letter is '-' or '_');

    private bool OptionWordForWord(FormDefinition? form, Message message)
    {
        if (form is null || turn.State.Question is not null || !turn.Forms.IsExactAnswer(message.Text))
        {
            return false;
        }

        turn.Forms.Answer(message);
        return true;
    }

    private bool AtDesk(Message message) => turn.TopDefinition is DeskDefinition && turn.Desks.TakeOwn(message);

    // What a pattern takes can be longer than a command, such as a sentence to put in place of another.
    private void LongCommandOrOther(Message message)
    {
        if (message.Text.Length <= turn.Options.MaxShortLength || !turn.Desks.TakeOwn(message))
        {
            turn.Desks.Other(message);
        }
    }

    private bool Starts(string text)
    {
        // In free text only the exact phrase counts; a sentence with gaps could be the answer.
        var free = turn is { TopDefinition: DeskDefinition } || (turn is { TopDefinition: FormDefinition form, Top.Focus: { } focus } && form.Field(focus) is { IsFree: true });
        var bare = turn.Bare(text);
        var found = turn.Catalog.Latest.FirstOrDefault(dialog => dialog.Start.Phrases.Exact.Contains(bare));
        return found is not null ? Start(found, ImmutableDictionary<string, string>.Empty) : !free && StartsWithGaps(text);
    }

    private bool StartsWithGaps(string text)
    {
        var folded = Fold.InPlace(text);
        foreach (var dialog in turn.Catalog.Latest)
        {
            if (dialog.Start.Phrases.MatchGaps(text, folded) is { } values)
            {
                return Start(dialog, values);
            }
        }

        return false;
    }

    private bool Start(DialogDefinition dialog, IReadOnlyDictionary<string, string> values)
    {
        turn.State = turn.State with { Question = null };
        turn.Starts.Start(dialog.Id, values.ToDictionary(pair => pair.Key, pair => (Value)pair.Value));
        return true;
    }

    private void AtForm(FormDefinition form, Message message)
    {
        if (turn.State.Question is { } question)
        {
            turn.State = turn.State with { Question = null };
            if (question.Kind == QuestionKind.Resume && turn.Top is { } top)
            {
                turn.Questions.AskResumeAgain(top, question);
                return;
            }
        }

        if (turn.Top?.Focus is not { } focus)
        {
            AtSummary(form, message);
        }
        else if (form.Field(focus) is not { IsFree: false } field || !IsSomethingElse(form, field, message))
        {
            turn.Forms.Answer(message);
        }
    }

    // What answers is the answer; what does not may be a command or another dialog in other words, as long as no text is asked for.
    private bool IsSomethingElse(FormDefinition form, FieldDefinition field, Message message)
    {
        if (message.Attachments.Count > 0 || turn.Forms.Understands(field, message.Text) || turn.Catalog.Finder.Named(message.Text, turn.Context.Roles) is not { } named)
        {
            return false;
        }

        switch (named.Kind)
        {
            case FinderKind.Command:
                _commands.Run(named.Name);
                return true;
            case FinderKind.Dialog when named.Name != form.Id:
                turn.Starts.Start(named.Name, null);
                return true;
            default:
                return false;
        }
    }

    private void AtSummary(FormDefinition form, Message message)
    {
        var (_, frame) = turn.Forms.Current();
        if (FormRepair.Field(turn.Forms.View(form, frame), message.Text, turn.Locale) is { } field)
        {
            turn.Forms.Focus(field.Id);
            return;
        }

        // Without a button label of its own there is nothing to compare: a mere "？" is no confirmation.
        var confirm = form.Summary?.Confirm is { } label && Fold.Bare(message.Text) == Fold.Bare(label.For(turn.Locale));
        switch (message.Attachments.Count > 0 ? null : confirm ? true : YesNo.Read(message.Text))
        {
            case true when frame.Nonce is not null:
                turn.Submits.Confirm();
                break;
            case false:
                _commands.Run("change");
                break;
            default:
                turn.Forms.Ask(turn.T("engine.at_summary"));
                break;
        }
    }
}
