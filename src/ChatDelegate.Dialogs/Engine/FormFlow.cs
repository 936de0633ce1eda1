using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Moves a form on: the first visible open field is asked, then the summary, then the submit.</summary>
internal sealed class FormFlow(Turn turn)
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<Option>> NothingShown = OrdinalMap<ImmutableArray<Option>>.Empty;
    private readonly FormPrompts _prompts = new(turn);
    private readonly FormFiles _files = new(turn);
    private FormView? _view;

    public AnswerReader Reader { get; } = new(turn);

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
        frame = frame with { Focus = null, Attempts = 0, Nonce = null, Shown = NothingShown };
        turn.Put(frame);
        var view = View(form, frame);
        if (view.Next is { } next)
        {
            Focus(next.Id);
        }
        else if (view.BrokenRule is { } rule)
        {
            var field = rule.Fields.FirstOrDefault(id => form.Field(id) is { Asked: true, Type: not FieldType.Dialog } && view.IsShown(id)) ?? rule.Fields[0];
            turn.Reject(field, rule.Code);
            turn.Say(view.Fill(rule.Text.For(turn.Locale)));
            Focus(field);
        }
        else if (frame.Confirmed == frame.Revision && view.Secret is { } secret)
        {
            Focus(secret.Id);
        }
        else
        {
            turn.Submits.Summarise();
        }
    }

    public void Focus(string field)
    {
        var (_, frame) = Current();
        turn.Put(frame with { Focus = field, Attempts = 0, Nonce = null, Shown = NothingShown });
        Ask();
    }

    /// <summary>Asks for the focus again, or shows the summary again.</summary>
    public void Ask(string? before = null)
    {
        var (form, frame) = Current();
        if (frame.Focus is null || form.Field(frame.Focus) is not { } field)
        {
            SayBefore(before);
            turn.Submits.Summarise();
        }
        else if (field.Type == FieldType.Dialog)
        {
            SayBefore(before);
            turn.Calls.Call(form, frame, field);
        }
        else if (turn.Lists.Missing(form, frame, field) is { } missing)
        {
            SayBefore(before);
            turn.Lists.Load(missing);
        }
        else
        {
            _prompts.Show(form, frame, field, View(form, frame), before);
        }
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
        }
        else if (field.Type == FieldType.Dialog)
        {
            Ask();
        }
        else
        {
            AnswerText(field, message.Text);
        }
    }

    public void AnswerText(FieldDefinition field, string text, bool searched = false)
    {
        if (field.Sensitive)
        {
            turn.Hide();
        }

        if (!searched && !field.Secret && turn.Extracts.FromLabels(field, text))
        {
            return;
        }

        var (form, frame) = Current();
        if (field.IsSearched && !searched && !frame.Shown.ContainsKey(field.Id))
        {
            turn.Lists.Search(field, text);
            return;
        }

        switch (Reader.Read(field, text, turn.Lists.Of(field, frame), View(form, frame)))
        {
            case Reading.Is answer when field.Secret:
                turn.Submits.Submit(answer.Value);
                break;
            case Reading.Is answer:
                Set(field, new Answer(answer.Value, answer.Label, turn.MessageId, field.Sensitive));
                turn.Extracts.FromAnswer(field, text);
                AdvanceOrAskModel(field, text);
                break;
            case Reading.Unclear unclear:
                AskWhich(field, unclear);
                break;
            case Reading.Wrong when field.IsSearched && !searched:
                turn.Lists.Search(field, text);
                break;
            case Reading.Wrong wrong when !turn.Extracts.FromMessage(field, text):
                Reject(field, wrong);
                break;
        }
    }

    private void AdvanceOrAskModel(FieldDefinition field, string text)
    {
        var (form, frame) = Current();
        var open = turn.Options.AskModel && field is { IsFree: true, Sensitive: false } ? FormExtracts.Askable(View(form, frame)).ToList() : [];
        if (open.Count == 0)
        {
            Advance();
            return;
        }

        turn.AskModel(text, [], [.. open.Select(other => new Option(other.Id, other.Label.For(turn.Locale), other.Ask.For(turn.Locale)))], new Waiting("", WaitingFor.ModelToFill));
    }

    /// <summary>True when the text is an answer to the field, or may be one of several.</summary>
    public bool Understands(FieldDefinition field, string text)
    {
        var (form, frame) = Current();
        return !field.IsSearched && field.Type is not (FieldType.Attachment or FieldType.Dialog)
            && Reader.Read(field, text, turn.Lists.Of(field, frame), View(form, frame)) is Reading.Is or Reading.Unclear;
    }

    /// <summary>True when the text is an option of the focus word for word: then it is the answer, whatever else it could be.</summary>
    public bool IsExactAnswer(string text)
    {
        var (form, frame) = Current();
        return frame.Focus is { } focus && form.Field(focus) is { HasOptions: true } field && Choices.IsExact(text, turn.Lists.Of(field, frame));
    }

    /// <summary>Takes an option that was pressed, by id.</summary>
    public void Press(string fieldId, string optionId)
    {
        var (form, frame) = Current();
        if (form.Field(fieldId) is not { } field || frame.Focus != fieldId || turn.Lists.Of(field, frame).FirstOrDefault(option => option.Id == optionId) is not { } option)
        {
            turn.Questions.Stale();
            return;
        }

        Value value = field.Type == FieldType.MultiChoice ? new Value.ListValue([option.Id]) : option.Id;
        if (field.Sensitive)
        {
            turn.Hide();
        }

        if (Reader.Refuse(field, value, View(form, frame)) is { } wrong)
        {
            Reject(field, wrong);
        }
        else if (field.Secret)
        {
            turn.Submits.Submit(value);
        }
        else
        {
            Set(field, new Answer(value, option.Label, turn.MessageId, field.Sensitive));
            Advance();
        }
    }

    public void Set(FieldDefinition field, Answer answer)
    {
        var (form, frame) = Current();
        turn.Put(Changed(frame, field) with { Answers = frame.Answers.SetItem(field.Id, answer), Skipped = frame.Skipped.Remove(field.Id) });
        foreach (var warning in Reader.Warnings(field, answer.Value, View(form, frame)))
        {
            turn.Say(warning);
        }
    }

    public void Leave(FieldDefinition field)
    {
        var (_, frame) = Current();
        turn.Put(Changed(frame, field) with { Answers = frame.Answers.Remove(field.Id), Skipped = frame.Skipped.Remove(field.Id).Add(field.Id) });
    }

    /// <summary>Says what is wrong and asks again; after the last try says what else there is.</summary>
    public void Reject(FieldDefinition field, Reading.Wrong wrong)
    {
        turn.Reject(field.Id, wrong.Code);
        var (form, frame) = Current();
        frame = frame with { Attempts = frame.Attempts + 1 };
        turn.Put(frame);
        var error = wrong.Text ?? turn.T("engine.wrong." + wrong.Code);
        if (frame.Attempts == form.Policy.MaxRetries)
        {
            GiveWay(form, field, error);
        }
        else
        {
            Ask(error);
        }
    }

    public FormView View(FormDefinition form, Frame frame) =>
        _view is { } known && ReferenceEquals(known.Frame, frame) && ReferenceEquals(known.Form, form) ? known : _view = new FormView(form, frame, turn);

    public (FormDefinition Form, Frame Frame) Current() =>
        turn is { Top: { } frame, TopDefinition: FormDefinition form } ? (form, frame) : throw new InvalidOperationException("No form is under way.");

    private void GiveWay(FormDefinition form, FieldDefinition field, string error)
    {
        switch (form.Policy.OnMax)
        {
            case StuckAction.Skip when field is { Skippable: true, Secret: false }:
                turn.SayText("engine.stuck_skipped", ("field", field.Label.For(turn.Locale)));
                Leave(field);
                Advance();
                break;
            case StuckAction.Later:
                turn.Say(error);
                turn.Drafts.Park();
                break;
            case StuckAction.HandOff when turn.Options.HandOverCommand is not null:
                turn.Say(error);
                turn.Stack.HandOver();
                break;
            default:
                string[] ways =
                [
                    .. field.Skippable ? [turn.Word("skip")] : Array.Empty<string>(),
                    .. form.OnCards && field.FitsCard ? [turn.Word("as_card")] : Array.Empty<string>(),
                    turn.Word("later"),
                    turn.Word("hand_over"),
                ];
                var offer = Reply.Of(turn.T("engine.stuck"), ways);
                if (turn.Lists.Missing(form, Current().Frame, field) is not null)
                {
                    // Nothing can be said after a list has been asked for.
                    turn.Say(offer);
                    Ask(error);
                }
                else
                {
                    Ask(error);
                    turn.Say(offer);
                }

                break;
        }
    }

    private void AskWhich(FieldDefinition field, Reading.Unclear unclear)
    {
        turn.Reject(field.Id, "unclear");
        if (field.IsSearched)
        {
            var (_, frame) = Current();
            turn.Put(frame with { Shown = frame.Shown.SetItem(field.Id, [.. turn.Lists.Of(field, frame).Where(option => unclear.Choices.Contains(option.Label))]) });
        }

        turn.Say(Reply.Of(turn.T("engine.which_one", ("choices", string.Join(turn.T("engine.or"), unclear.Choices))), [.. unclear.Choices.Take(6)]));
    }

    private void SayBefore(string? before)
    {
        if (before is not null)
        {
            turn.Say(before);
        }
    }

    private Frame Changed(Frame frame, FieldDefinition field) => frame with
    {
        Revision = frame.Revision + 1,
        Nonce = null,
        Undo =
        [
            .. frame.Undo.Append(new Change(field.Id, frame.Answers.GetValueOrDefault(field.Id), frame.Skipped.Contains(field.Id))).TakeLast(turn.Options.MaxUndo),
        ],
    };
}
