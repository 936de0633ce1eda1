using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>
/// Brings a draft to the newest version of its form: by the rules for its own version where there are any, otherwise field by
/// field with the same id. What no longer fits is kept beside the answers and asked again; nothing is thrown away unsaid.
/// </summary>
internal sealed class Migration(Turn turn, FormDefinition form)
{
    /// <returns>The draft, and the answers that found no place and that no rule drops on purpose.</returns>
    public (Frame Frame, IReadOnlyCollection<Answer> Lost) Take(Frame frame)
    {
        var rule = form.Migrations.FirstOrDefault(migration => migration.From == frame.Version);
        var answers = OrdinalMap<Answer>.Empty.ToBuilder();
        var orphans = frame.Orphans.ToBuilder();
        var lost = new List<Answer>();
        var moved = frame with { Version = form.Version, Hash = form.Hash, Answers = OrdinalMap<Answer>.Empty };
        foreach (var (id, answer) in frame.Answers)
        {
            var target = rule?.Rename.GetValueOrDefault(id) ?? id;
            if (rule?.Drop.Contains(id) == true || rule?.Reset.Contains(target) == true)
            {
                continue;
            }

            if (!answers.ContainsKey(target) && form.Field(target) is { Secret: false } field && Fit(field, answer, moved) is { } fitting)
            {
                answers[target] = fitting;
            }
            else
            {
                orphans[id] = answer;
                lost.Add(answer);
            }
        }

        moved = moved with
        {
            Answers = answers.ToImmutable(),
            Orphans = orphans.ToImmutable(),
            Revision = frame.Revision + 1,
            Skipped = [.. frame.Skipped.Select(id => rule?.Rename.GetValueOrDefault(id) ?? id).Where(id => form.Field(id) is { Skippable: true })],
            Undo = [],
            Focus = null,
            Nonce = null,
            Confirmed = 0,
            Attempts = 0,
            Cards = frame.Cards && form.OnCards,
            Shown = OrdinalMap<ImmutableArray<Option>>.Empty,
        };
        return (moved with { Focus = new FormView(form, moved, turn).Next?.Id }, lost);
    }

    /// <summary>The answer as the field would hold it; null when it cannot.</summary>
    private Answer? Fit(FieldDefinition field, Answer answer, Frame moved)
    {
        var value = answer.Value;
        if (field.IsFree && value is Value.TextValue && answer.Label is { } label)
        {
            // What was chosen from a list reads as it was called.
            value = label;
        }

        var fits = value.Type == field.ValueType
            && (field.Options.IsEmpty || value is not Value.TextValue text || field.Options.Any(option => option.Id == text.Text))
            && (field.Options.IsEmpty || value is not Value.ListValue list || list.Items.All(id => field.Options.Any(option => option.Id == id)))
            && turn.Forms.Reader.Refuse(field, value, new FormView(form, moved, turn)) is null;
        return fits ? answer with { Value = value, Sensitive = answer.Sensitive || field.Sensitive } : null;
    }
}
