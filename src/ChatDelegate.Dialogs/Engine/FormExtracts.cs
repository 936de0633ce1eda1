using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Several answers in one message, where there is no doubt which is which. Whatever is taken so is said at once and stands in the summary.</summary>
internal sealed partial class FormExtracts(Turn turn)
{
    /// <summary>
    /// Takes 地点：东街；事项：路灯不亮: by the labels of the form's fields. Where a text is asked for, 地点是东街的路灯 alone is that text:
    /// a sentence is no list.
    /// </summary>
    /// <returns>False when the text is no such list; then it is an answer like any other.</returns>
    public bool FromLabels(FieldDefinition focus, string text)
    {
        if (!text.AsSpan().ContainsAny("：:是为") && !text.Contains(" is ", StringComparison.Ordinal))
        {
            return false;
        }

        var (form, frame) = turn.Forms.Current();
        var fields = turn.Forms.View(form, frame).Visible.Where(field => field.Asked).ToList();
        var labels = fields.Concat(fields).Select((field, i) => field.Label.For(i < fields.Count ? Texts.Locales.Chinese : Texts.Locales.English)).ToList();
        if (LabelledParts.Read(text, labels) is not { } parts)
        {
            return false;
        }

        var found = parts.Select(part => (Field: fields[part.Label % fields.Count], part.Text)).ToList();
        if (found.Select(pair => pair.Field.Id).Distinct().Count() < found.Count
            || (focus.Type == FieldType.LongText && (found.Count < 2 || found.All(pair => pair.Field.Id != focus.Id)))
            || (focus.IsFree && found is [var (field, _)] && field.Id != focus.Id && !text.AsSpan().ContainsAny("：:"))
            || !found.Exists(pair => CanTake(pair.Field)))
        {
            return false;
        }

        TakeAll(found, form);
        return true;
    }

    /// <summary>Looks into a sentence that is no answer by itself for the one value that the field asks for, and for others beside it.</summary>
    public bool FromMessage(FieldDefinition focus, string text)
    {
        if (focus.IsFree || focus.Sensitive || text.Length > turn.Options.MaxShortLength || Doubt().IsMatch(text))
        {
            return false;
        }

        var (form, frame) = turn.Forms.Current();
        var view = turn.Forms.View(form, frame);
        var mentioned = new Mentioned(turn, text);
        if (mentioned.Of(focus) is not { } answer || turn.Forms.Reader.Refuse(focus, answer.Value, view) is not null)
        {
            return false;
        }

        var others = form.Summary is null ? [] : Open(view, focus).ToList();
        var beside = Single(others, focus).Select(field => (field, mentioned: mentioned.Of(field))).Where(pair => pair.mentioned is not null).ToList();
        turn.Forms.Set(focus, answer with { Message = turn.MessageId });
        Note(focus);
        if (mentioned.IsAll([focus, .. beside.Select(pair => pair.field)]))
        {
            foreach (var (field, other) in beside)
            {
                TakeBeside(field, other);
            }
        }

        turn.Forms.Advance();
        return true;
    }

    /// <summary>Finds in a free text what fields that allow it (<c>fill: [extract]</c>) ask for.</summary>
    public void FromAnswer(FieldDefinition field, string text)
    {
        if (!field.IsFree || field.Sensitive)
        {
            return;
        }

        var (form, frame) = turn.Forms.Current();
        var open = Open(turn.Forms.View(form, frame), field).Where(other => other.Fill.HasFlag(FillBy.Extract)).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var mentioned = new Mentioned(turn, text);
        foreach (var other in Single(open, null))
        {
            TakeBeside(other, mentioned.Of(other));
        }
    }

    /// <summary>Takes what a model found, read and checked like anything a person types.</summary>
    public void FromModel(IReadOnlyDictionary<string, string> proposals)
    {
        foreach (var (id, text) in proposals)
        {
            var (form, frame) = turn.Forms.Current();
            var view = turn.Forms.View(form, frame);
            if (form.Field(id) is { } field && Askable(view).Any(open => open.Id == id)
                && turn.Forms.Reader.Read(field, text.Trim(), turn.Lists.Of(field, frame), view) is Reading.Is answer)
            {
                TakeBeside(field, new Answer(answer.Value, answer.Label));
            }
        }
    }

    /// <summary>Open fields that a model may be asked about.</summary>
    public static IEnumerable<FieldDefinition> Askable(FormView view) =>
        view.Visible.Where(field => field.Fill.HasFlag(FillBy.Extract) && !field.Sensitive && !view.IsSettled(field) && field.Type is not (FieldType.Attachment or FieldType.Dialog) && !field.IsSearched);

    private void TakeAll(List<(FieldDefinition Field, string Text)> found, FormDefinition form)
    {
        var taken = new List<string>();
        foreach (var (field, text) in found)
        {
            var frame = turn.Forms.Current().Frame;
            if (field.Sensitive)
            {
                turn.Hide();
            }

            if (!CanTake(field))
            {
                continue;
            }

            switch (turn.Forms.Reader.Read(field, text, turn.Lists.Of(field, frame), turn.Forms.View(form, frame)))
            {
                case Reading.Is answer:
                    turn.Forms.Set(field, new Answer(answer.Value, answer.Label, turn.MessageId, field.Sensitive));
                    taken.Add(Line(field));
                    break;
                case Reading.Wrong wrong:
                    turn.Reject(field.Id, wrong.Code);
                    turn.SayText("engine.part_wrong", ("field", field.Label.For(turn.Locale)), ("why", wrong.Text ?? turn.T("engine.wrong." + wrong.Code)));
                    break;
                default:
                    turn.Reject(field.Id, "unclear");
                    turn.SayText("engine.part_wrong", ("field", field.Label.For(turn.Locale)), ("why", turn.T("engine.invalid")));
                    break;
            }
        }

        if (taken.Count > 0)
        {
            turn.SayText("engine.noted", ("values", string.Join(turn.T("engine.comma"), taken)));
        }

        turn.Forms.Advance();
    }

    private void TakeBeside(FieldDefinition field, Answer? answer)
    {
        var (form, frame) = turn.Forms.Current();
        if (answer is null || turn.Forms.Reader.Refuse(field, answer.Value, turn.Forms.View(form, frame)) is not null)
        {
            return;
        }

        turn.Forms.Set(field, answer with { Message = turn.MessageId, Source = AnswerSource.Extract });
        Note(field);
    }

    private void Note(FieldDefinition field) => turn.SayText("engine.noted", ("values", Line(field)));

    private string Line(FieldDefinition field)
    {
        var (form, frame) = turn.Forms.Current();
        return turn.T("engine.status_line", ("field", field.Label.For(turn.Locale)), ("value", turn.Forms.View(form, frame).Show(field)));
    }

    // A list that is not here cannot be read from, and a secret is asked for in its own time.
    private static bool CanTake(FieldDefinition field) =>
        field is { Secret: false, IsSearched: false, Type: not (FieldType.Attachment or FieldType.Dialog) } && (field.OptionsFrom is null || !field.HasOptions);

    private static IEnumerable<FieldDefinition> Open(FormView view, FieldDefinition focus) =>
        view.Visible.Where(field => field.Id != focus.Id && !field.Sensitive && !view.IsSettled(field) && (field.Asked || field.Fill.HasFlag(FillBy.Extract)) && field.OptionsFrom is null);

    /// <summary>Fields that are the only one of their kind: a date is theirs and no other's.</summary>
    private static ImmutableArray<FieldDefinition> Single(List<FieldDefinition> open, FieldDefinition? focus) =>
    [
        .. open.Where(field => field.HasOptions || (field.ValueType != focus?.ValueType && open.Count(other => other.ValueType == field.ValueType) == 1
            && (field.Type is not (FieldType.Date or FieldType.DateTime) || (focus?.Type is not (FieldType.Date or FieldType.DateTime) && open.Count(other => other.Type is FieldType.Date or FieldType.DateTime) == 1)))),
    ];

    [GeneratedRegex("不|没|别|非|吗|呢|[?？]|或|还是|要么|几|可能|也许|大概率|\\bnot\\b|n't|\\bor\\b|maybe|perhaps", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Doubt();
}
