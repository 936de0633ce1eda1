using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>A step that answered a form's questions: what a person would have put into a card page instead.</summary>
/// <param name="Draft">The form.</param>
/// <param name="Fields">What it filled, or left empty on purpose.</param>
/// <param name="Refused">The field that would not take it, or null.</param>
/// <param name="After">The form then.</param>
internal sealed record Answered(string Draft, ImmutableArray<string> Fields, string? Refused, Frame After)
{
    public IEnumerable<string> All => Refused is null ? Fields : Fields.Append(Refused);

    /// <returns>Null when the step was anything else.</returns>
    public static Answered? Of(Played played, DialogCatalog catalog)
    {
        if (played is not { Step: CaseStep.Says or CaseStep.Taps, Exchange: { Before.Frames: [.., var before] } exchange }
            || exchange.Drafts.GetValueOrDefault(before.Draft) is not { } after
            || (catalog.Find(before.Dialog, before.Version, before.Hash) ?? catalog.Find(before.Dialog)) is not FormDefinition form)
        {
            return null;
        }

        var filled = after.Answers.Where(pair => pair.Value.Message is { } message && pair.Value != before.Answers.GetValueOrDefault(pair.Key) && IsNew(message, before)).Select(pair => pair.Key);
        var left = after.Skipped.Except(before.Skipped);
        var fields = filled.Concat(left).Distinct().ToImmutableArray();
        if (fields.IsEmpty && before.Focus is { } focus && form.Field(focus) is { Type: FieldType.Attachment } && before.Answers.ContainsKey(focus) && after.Focus != focus && after.Revision == before.Revision && IsStill(exchange, before))
        {
            fields = [focus];
        }

        var refused = played.Step is CaseStep.Says ? exchange.Rejected.Select(rejected => rejected.Field).FirstOrDefault(field => field == before.Focus && after.Focus == before.Focus) : null;
        return fields.IsEmpty && refused is null ? null : new Answered(before.Draft, fields, refused, after);
    }

    // What an undo brings back bears the message that filled it long ago.
    private static bool IsNew(string message, Frame before) =>
        before.Answers.Values.All(answer => answer.Message != message) && before.Undo.All(change => change.Before?.Message != message);

    // "Done" after the last picture leaves the form where it is, one question on.
    private static bool IsStill(Exchange exchange, Frame before) => exchange.Top?.Draft == before.Draft && exchange.Before.Question is null && exchange.After.Question is null;
}
