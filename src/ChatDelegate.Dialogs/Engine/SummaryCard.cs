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
    public static Card DrawChange(FormDefinition form, Frame frame, FormView view, Turn turn) =>
        new(
            turn.T("engine.which_field"),
            [
                .. Changeable(view).Select((field, i) => new Entry(
                    field.Label.For(turn.Locale),
                    (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    view.Show(field),
                    new ButtonAction("act", "change", new Dictionary<string, string> { ["field"] = field.Id }, frame.Draft, frame.Revision))),
            ],
            []);

    /// <summary>What a person can change, in the order of the numbers they see.</summary>
    public static IReadOnlyList<FieldDefinition> Changeable(FormView view) => [.. view.Visible.Where(field => field.Asked && view.IsSettled(field))];

    private static IEnumerable<Fact> Lines(FormView view, Turn turn) =>
        Changeable(view).Select((field, i) => new Fact($"{i + 1}. {field.Label.For(turn.Locale)}", view.Show(field)));

    private static ButtonAction Action(string what, string target, Frame frame) => new(what, target, null, frame.Draft, frame.Revision);
}
