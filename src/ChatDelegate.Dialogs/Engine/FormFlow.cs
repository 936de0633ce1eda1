using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Moves a form on: the first visible open field is asked, then the summary, then the submit.</summary>
internal sealed class FormFlow(Turn turn)
{
    private readonly AnswerReader _reader = new(turn);
    private readonly FormPrompts _prompts = new(turn);
    private readonly FormFiles _files = new(turn);

    public void Begin(FormDefinition form, Frame frame)
    {
        if (form.Intro is { } intro)
        {
            turn.Say(View(form, frame).Fill(intro.For(turn.Locale)));
        }

        Advance();
    }

    /// <summary>Goes to what is still to do and asks for it.</summary>
    public void Advance()
    {
        var (form, frame) = Current();
        frame = frame with { Focus = null, Attempts = 0, Nonce = null, Shown = ImmutableSortedDictionary<string, ImmutableArray<Option>>.Empty };
        turn.Put(frame);
        var view = View(form, frame);
        if (view.Next is { } next)
        {
            Focus(next.Id);
        }
        else if (view.BrokenRule is { } rule)
        {
            turn.Say(view.Fill(rule.Text.For(turn.Locale)));
            Focus(rule.Fields.FirstOrDefault(id => view.Visible.Any(field => field.Id == id)) ?? rule.Fields[0]);
        }
        else if (form.Summary is null)
        {
            Submit();
        }
        else
        {
            Summarise();
        }
    }

    public void Focus(string field)
    {
        var (_, frame) = Current();
        turn.Put(frame with { Focus = field, Attempts = 0, Nonce = null, Shown = ImmutableSortedDictionary<string, ImmutableArray<Option>>.Empty });
        Ask();
    }

    /// <summary>Asks for the focus again, or shows the summary again.</summary>
    public void Ask(string? before = null)
    {
        var (form, frame) = Current();
        if (frame.Focus is null || form.Field(frame.Focus) is not { } field)
        {
            if (before is not null)
            {
                turn.Say(before);
            }

            Summarise();
            return;
        }

        var needed = Needed(form, frame, field);
        if (needed is not null)
        {
            if (before is not null)
            {
                turn.Say(before);
            }

            turn.Load(needed.OptionsFrom ?? "", View(form, frame).Active(), form.CardOf(field.Id) is null ? WaitingFor.OptionsToAsk : WaitingFor.OptionsOfCard, needed.Id);
            return;
        }

        _prompts.Show(form, frame, field, View(form, frame), before);
    }

    public void OptionsLoaded(WaitingFor waiting, string subject, IReadOnlyList<Option> options)
    {
        var (form, frame) = Current();
        if (form.Field(subject) is not { } field)
        {
            return;
        }

        if (waiting == WaitingFor.OptionsToSummarise)
        {
            turn.Put(FormLabels.Take(frame, field, options, turn));
            Advance();
            return;
        }

        if (options.Count == 0)
        {
            NoOptions(field, frame);
            return;
        }

        turn.Put(frame with { Shown = frame.Shown.SetItem(subject, [.. options]) });
        Ask();
    }

    /// <summary>Takes a message as the answer to the focus.</summary>
    public void Answer(Message message)
    {
        var (form, frame) = Current();
        if (frame.Focus is null || form.Field(frame.Focus) is not { } field)
        {
            return;
        }

        if (message.Attachments.Count > 0 && !_files.Take(form, frame, field, message))
        {
            return;
        }

        if (field.Type == FieldType.Attachment)
        {
            _files.Answer(field, message);
            return;
        }

        AnswerText(field, message.Text);
    }

    private void AnswerText(FieldDefinition field, string text)
    {
        if (field.Sensitive)
        {
            turn.Effects.Add(new HideMessage(turn.T("engine.hidden")));
        }

        var (form, frame) = Current();
        switch (_reader.Read(field, text, Options(field, frame), View(form, frame)))
        {
            case Reading.Is answer:
                Set(field, new Answer(answer.Value, answer.Label, turn.MessageId, field.Sensitive));
                Advance();
                break;
            case Reading.Unclear unclear:
                turn.Say(Reply.Of(turn.T("engine.which_one", ("choices", string.Join(turn.T("engine.or"), unclear.Choices))), [.. unclear.Choices.Take(6)]));
                break;
            case Reading.Wrong wrong:
                Reject(wrong.Text ?? turn.T("engine.wrong." + wrong.Code));
                break;
        }
    }

    /// <summary>True when the text is an option of the focus word for word: then it is the answer, whatever else it could be.</summary>
    public bool IsExactAnswer(string text)
    {
        var (form, frame) = Current();
        return frame.Focus is { } focus && form.Field(focus) is { HasOptions: true } field && Choices.IsExact(text, Options(field, frame));
    }

    /// <summary>Takes an option that was pressed, by id.</summary>
    public void Press(string fieldId, string optionId)
    {
        var (form, frame) = Current();
        if (form.Field(fieldId) is not { } field || frame.Focus != fieldId || Options(field, frame).FirstOrDefault(option => option.Id == optionId) is not { } option)
        {
            turn.Questions.Stale();
            return;
        }

        Set(field, new Answer(field.Type == FieldType.MultiChoice ? new Value.ListValue([option.Id]) : option.Id, option.Label, turn.MessageId, field.Sensitive));
        Advance();
    }

    /// <summary>Takes a card page: what is right is kept, what is wrong is shown with its reason.</summary>
    public void PressPage(string target, IReadOnlyDictionary<string, string> inputs)
    {
        var (form, frame) = Current();
        var focus = frame.Focus is null ? null : form.Field(frame.Focus);
        var page = focus is null ? null : target == focus.Id ? [focus] : FormPrompts.Page(form, View(form, frame), focus.Id);
        if (page is null)
        {
            turn.Questions.Stale();
            return;
        }

        var errors = new Dictionary<string, string>();
        foreach (var field in page)
        {
            var (_, now) = Current();
            if (View(form, now).Visible.All(visible => visible.Id != field.Id))
            {
                continue;
            }

            PageReader.Take(turn, _reader, this, field, inputs.GetValueOrDefault(field.Id)?.Trim() ?? "", Options(field, now), View(form, now), errors);
        }

        if (page.Any(field => field.Sensitive))
        {
            turn.Effects.Add(new HideMessage(turn.T("engine.hidden")));
        }

        if (errors.Count == 0)
        {
            Advance();
        }
        else if (page.Count == 1)
        {
            Reject(errors.Values.First());
        }
        else
        {
            Return(errors);
        }
    }

    private void Return(Dictionary<string, string> errors)
    {
        var (form, frame) = Current();
        turn.SayText("engine.card_errors");
        _prompts.ShowPage(form, frame, View(form, frame), frame.Focus ?? "", errors);
    }

    public void Set(FieldDefinition field, Answer answer)
    {
        var (_, frame) = Current();
        var change = new Change(field.Id, frame.Answers.GetValueOrDefault(field.Id), frame.Skipped.Contains(field.Id));
        turn.Put(Changed(frame, change) with { Answers = frame.Answers.SetItem(field.Id, answer), Skipped = frame.Skipped.Remove(field.Id) });
    }

    public void Leave(FieldDefinition field)
    {
        var (_, frame) = Current();
        var change = new Change(field.Id, frame.Answers.GetValueOrDefault(field.Id), frame.Skipped.Contains(field.Id));
        turn.Put(Changed(frame, change) with { Answers = frame.Answers.Remove(field.Id), Skipped = frame.Skipped.Remove(field.Id).Add(field.Id) });
    }

    public void Submit()
    {
        var (form, frame) = Current();
        var view = View(form, frame);
        if (view.Next is not null || view.BrokenRule is not null)
        {
            Advance();
            return;
        }

        var active = view.Active();
        var (input, missing) = Inputs.Gather(form.Submit, active.GetValueOrDefault, frame.Kept, turn.Context.Facts, Message.None);
        if (missing is not null)
        {
            turn.SayText("engine.cannot_submit");
            turn.Stack.End(null);
            return;
        }

        turn.Run(form.Submit.Command, input, $"{frame.Draft}:submit:{frame.Revision}", WaitingFor.Submit);
    }

    public void Submitted(CommandResult result)
    {
        var (form, frame) = Current();
        if (result.Refusal is { } refusal)
        {
            Refused(refusal, result);
            return;
        }

        if (form.Done is { } done)
        {
            var kept = frame with { Kept = frame.Kept.SetItems(result.Values) };
            turn.Say(View(form, kept).Fill(done.For(turn.Locale)));
        }

        turn.SayAll(result.Replies);
        turn.Stack.End(result.Next);
    }

    // A new revision: what is submitted next is another try, not the same one delivered twice.
    private void Refused(Refusal refusal, CommandResult result)
    {
        var (form, frame) = Current();
        turn.Put(frame with { Revision = frame.Revision + 1, Nonce = null });
        turn.Say(refusal.Text);
        turn.SayAll(result.Replies);
        if (refusal.Field is { } field && form.Field(field) is not null)
        {
            Focus(field);
        }
        else if (form.Summary is null)
        {
            turn.Stack.End(result.Next);
        }
        else
        {
            Summarise();
        }
    }

    public FormView View(FormDefinition form, Frame frame) => new(form, frame, turn);

    public (FormDefinition Form, Frame Frame) Current() =>
        turn is { Top: { } frame, TopDefinition: FormDefinition form } ? (form, frame) : throw new InvalidOperationException("No form is under way.");

    private void Summarise()
    {
        var (form, frame) = Current();
        var view = View(form, frame);
        if (view.Next is not null)
        {
            Advance();
            return;
        }

        if (form.Summary is null)
        {
            Submit();
            return;
        }

        if (view.Filled.FirstOrDefault(field => field.OptionsFrom is not null && frame.Answers[field.Id] is { Label: null }) is { } unnamed)
        {
            turn.Load(unnamed.OptionsFrom ?? "", view.Active(), WaitingFor.OptionsToSummarise, unnamed.Id);
            return;
        }

        frame = frame with { Focus = null, Nonce = turn.NextId() };
        turn.Put(frame);
        turn.Say(Reply.Of(SummaryCard.Draw(form, frame, view, turn)));
    }

    public void Reject(string error)
    {
        var (_, frame) = Current();
        turn.Put(frame with { Attempts = frame.Attempts + 1 });
        Ask(error);
    }

    private void NoOptions(FieldDefinition field, Frame frame)
    {
        if (field.Required && field.Least > 0 || field is { Required: true, Type: not FieldType.MultiChoice })
        {
            turn.SayText("engine.no_options", ("field", field.Label.For(turn.Locale)));
            turn.Stack.End(null);
            return;
        }

        turn.Put(frame with { Skipped = frame.Skipped.Remove(field.Id).Add(field.Id) });
        Advance();
    }

    private static FieldDefinition? Needed(FormDefinition form, Frame frame, FieldDefinition field)
    {
        var fields = form.CardOf(field.Id) is { } group ? form.Fields.Where(other => group.Fields.Contains(other.Id)) : [field];
        return fields.FirstOrDefault(other => other.OptionsFrom is not null && !frame.Shown.ContainsKey(other.Id));
    }

    private ImmutableArray<Option> Options(FieldDefinition field, Frame frame) =>
        field.OptionsFrom is null ? [.. field.Options.Select(option => option.For(turn.Locale))] : frame.Shown.GetValueOrDefault(field.Id, []);

    private Frame Changed(Frame frame, Change change) => frame with
    {
        Revision = frame.Revision + 1,
        Nonce = null,
        Undo = [.. frame.Undo.Append(change).TakeLast(turn.Options.MaxUndo)],
    };
}
