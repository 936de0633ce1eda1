using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Going back, undoing, changing, skipping, cancelling: every form has them without its author writing a line.</summary>
internal sealed class FormRepair(Turn turn)
{
    public void Run(string name)
    {
        switch (name)
        {
            case "back":
                Back();
                break;
            case "undo":
                Undo();
                break;
            case "skip":
                Skip();
                break;
            case "change":
                Change();
                break;
            case "status":
                Status();
                break;
            case "cancel":
                Cancel();
                break;
            case "restart":
                Restart();
                break;
            case "as_card" or "as_chat":
                Switch(cards: name == "as_card");
                break;
            default:
                throw new InvalidOperationException($"No command '{name}'.");
        }
    }

    /// <summary>The field that a text names by label, id or number.</summary>
    public static FieldDefinition? Field(FormView view, string text, string locale)
    {
        var fields = view.Changeable;
        var bare = Fold.Bare(text);
        return fields.FirstOrDefault(field => field.Label.Everything.Append(field.Id).Any(name => Fold.Bare(name) == bare))
            ?? (!text.AsSpan().ContainsAny("、，,和") && Choices.Ordinal(bare, fields.Count) is { } position ? fields[position] : null)
            ?? Near(fields, bare, locale);
    }

    private static FieldDefinition? Near(IReadOnlyList<FieldDefinition> fields, string bare, string locale)
    {
        var near = fields.Where(field => Similarity.IsTypo(bare, Fold.Bare(field.Label.For(locale)))).ToList();
        return near is [var one] ? one : null;
    }

    private void Back()
    {
        var (form, frame) = turn.Forms.Current();
        if (turn.Forms.View(form, frame).Before(frame.Focus) is { } before)
        {
            turn.Forms.Focus(before.Id);
        }
        else
        {
            turn.Forms.Ask(turn.T("engine.first_question"));
        }
    }

    private void Undo()
    {
        var (form, frame) = turn.Forms.Current();
        if (frame.Undo is not [.. var earlier, var last])
        {
            turn.Forms.Ask(turn.T("engine.nothing_to_undo"));
            return;
        }

        turn.Put(frame with
        {
            Undo = [.. earlier],
            Revision = frame.Revision + 1,
            Answers = last.Before is null ? frame.Answers.Remove(last.Field) : frame.Answers.SetItem(last.Field, last.Before),
            Skipped = last.WasSkipped ? frame.Skipped.Remove(last.Field).Add(last.Field) : frame.Skipped.Remove(last.Field),
        });
        turn.SayText("engine.undone", ("field", form.Field(last.Field)?.Label.For(turn.Locale)));
        turn.Forms.Advance();
    }

    private void Skip()
    {
        var (form, frame) = turn.Forms.Current();
        if (frame.Focus is null || form.Field(frame.Focus) is not { } field)
        {
            turn.Forms.Ask();
        }
        else if (field is { Secret: true, Skippable: true })
        {
            turn.Submits.Submit(null);
        }
        else if (field.Type == FieldType.Attachment && frame.Answers.ContainsKey(field.Id))
        {
            turn.Forms.Advance();
        }
        else if (field.Skippable)
        {
            turn.Forms.Leave(field);
            turn.Forms.Advance();
        }
        else if (frame.Answers.ContainsKey(field.Id))
        {
            turn.Forms.Advance();
        }
        else
        {
            turn.Reject(field.Id, "required");
            turn.Forms.Ask(turn.T("engine.cannot_skip", ("field", field.Label.For(turn.Locale))));
        }
    }

    private void Change()
    {
        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        if (view.Changeable.Count == 0)
        {
            turn.Forms.Ask(turn.T("engine.nothing_to_change"));
            return;
        }

        turn.Say(Reply.Of(SummaryCard.DrawChange(frame, view, turn)));
        turn.State = turn.State with { Question = new Question(QuestionKind.WhichField, frame.Draft, [.. view.Changeable.Select(field => field.Id)]) };
    }

    private void Status()
    {
        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        var lines = view.Filled.Select(field => turn.T("engine.status_line", ("field", field.Label.For(turn.Locale)), ("value", view.Show(field))))
            .Concat(frame.Orphans.Select(pair => turn.T("engine.orphan_line", ("value", FormView.Show(pair.Value, turn)))));
        turn.Say(string.Join('\n', lines.Prepend(turn.T("engine.status", ("dialog", form.Title.For(turn.Locale)), ("filled", view.Filled.Count()), ("open", view.Open)))));
        turn.Forms.Ask();
    }

    private void Cancel()
    {
        var (form, frame) = turn.Forms.Current();
        if (!frame.HasOwnAnswers)
        {
            turn.SayText("engine.cancelled", ("dialog", form.Title.For(turn.Locale)));
            turn.Ends.GiveUp();
            return;
        }

        turn.State = turn.State with { Question = new Question(QuestionKind.Cancel, frame.Draft) };
        var text = Keeps(form) ? "engine.ask_cancel_kept" : "engine.ask_cancel";
        turn.Say(Reply.Of(turn.T(text, ("dialog", form.Title.For(turn.Locale)), ("days", Days(form))), turn.T("engine.yes_cancel"), turn.T("engine.no_go_on")));
    }

    /// <summary>True when what was filled in is kept after a cancel.</summary>
    public static bool Keeps(FormDefinition form) => form.Policy.RetainDraft > TimeSpan.Zero;

    public static int Days(FormDefinition form) => (int)Math.Max(1, Math.Round(form.Policy.RetainDraft.TotalDays));

    private void Restart()
    {
        var (_, frame) = turn.Forms.Current();
        if (frame.Answers.IsEmpty)
        {
            turn.Forms.Advance();
            return;
        }

        turn.State = turn.State with { Question = new Question(QuestionKind.Restart, frame.Draft) };
        turn.Say(Reply.Of(turn.T("engine.ask_restart"), turn.T("engine.yes"), turn.T("engine.no")));
    }

    private void Switch(bool cards)
    {
        var (form, frame) = turn.Forms.Current();
        if (cards ? !form.OnCards : !form.InChat)
        {
            turn.Forms.Ask(turn.T(cards ? "engine.no_cards" : "engine.only_cards"));
            return;
        }

        turn.State = turn.State with { PrefersCards = cards };
        turn.Put(frame with { Cards = cards });
        turn.Forms.Ask();
    }
}
