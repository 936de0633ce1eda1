using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What will be submitted, before it is.</summary>
internal static class SummaryCard
{
    public static Card Draw(FormDefinition form, Frame frame, FormView view, Turn turn)
    {
        var blocks = new List<CardBlock>();
        if (form.Summary?.Text is { } text)
        {
            blocks.Add(new Paragraph(view.Fill(text.For(turn.Locale))));
        }

        blocks.Add(new Facts([.. Lines(view, turn)]));
        blocks.AddRange(view.Warnings.Select(rule => new Paragraph(view.Fill(rule.Text.For(turn.Locale)), ParagraphStyle.Warning)));
        return new Card(
            turn.T("engine.summary.title", ("dialog", form.Title.For(turn.Locale))),
            blocks,
            [
                new CardButton(form.Summary?.Confirm?.For(turn.Locale) ?? turn.T("engine.summary.confirm"), Action("confirm", frame.Nonce ?? "", frame), ButtonStyle.Primary),
                new CardButton(turn.T("engine.summary.change"), Action("act", "change", frame)),
                new CardButton(turn.T("engine.summary.cancel"), Action("act", "cancel", frame), ButtonStyle.Destructive),
            ],
            "form-" + frame.Draft);
    }

    /// <summary>Choosing what to change, by touch.</summary>
    public static Card DrawChange(Frame frame, FormView view, Turn turn) =>
        new(
            turn.T("engine.which_field"),
            [
                .. view.Changeable.Select((field, i) => new Entry(
                    field.Label.For(turn.Locale),
                    (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    view.Show(field),
                    new ButtonAction("act", "change", new Dictionary<string, string> { ["field"] = field.Id }, frame.Draft, frame.Revision))),
            ],
            []);

    private static IEnumerable<Fact> Lines(FormView view, Turn turn) =>
        view.Changeable.Select((field, i) => new Fact($"{i + 1}. {field.Label.For(turn.Locale)}", Shown(view, field, turn)))
            .Concat(view.Filled.Where(field => !field.Asked && field.Fill.HasFlag(FillBy.Extract)).Select(field => new Fact(field.Label.For(turn.Locale), Shown(view, field, turn))));

    // What was found in other words is said to be, so that it is looked at.
    private static string Shown(FormView view, FieldDefinition field, Turn turn) =>
        view.Frame.Answers.GetValueOrDefault(field.Id) is { Source: AnswerSource.Extract } ? turn.T("engine.extracted", ("value", view.Show(field))) : view.Show(field);

    private static ButtonAction Action(string what, string target, Frame frame) => new(what, target, null, frame.Draft, frame.Revision);
}
