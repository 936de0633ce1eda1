using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Before a turn: a lost state is told; dialogs whose version is gone are brought to the newest one.</summary>
internal sealed class StateCare(Turn turn)
{
    public void Mend()
    {
        if (turn.State.Loss is { } loss)
        {
            turn.State = turn.State with { Loss = null };
            turn.SayText(loss == StateLoss.Newer ? "engine.state_newer" : "engine.state_lost");
        }

        if (turn.State.Frames.Concat(turn.State.Parked).All(frame => turn.Definition(frame) is not null))
        {
            return;
        }

        turn.State = turn.State with
        {
            Frames = [.. turn.State.Frames.Select(Bring).OfType<Frame>()],
            Parked = [.. turn.State.Parked.Select(Bring).OfType<Frame>()],
            Question = null,
        };
    }

    private Frame? Bring(Frame frame)
    {
        if (turn.Definition(frame) is not null)
        {
            return frame;
        }

        switch (turn.Catalog.Find(frame.Dialog))
        {
            case null:
                turn.SayText("engine.dialog_gone");
                return null;
            case DeskDefinition desk:
                return frame with { Version = desk.Version };
            case FormDefinition form:
                turn.SayText("engine.dialog_changed", ("dialog", form.Title.For(turn.Locale)));
                return Migrate(frame, form);
            default:
                return null;
        }
    }

    // By the rules for that version where there are any; always only what still fits its field.
    private static Frame Migrate(Frame frame, FormDefinition form)
    {
        var rule = form.Migrations.FirstOrDefault(migration => migration.From == frame.Version);
        var answers = frame.Answers
            .Where(pair => rule is null || !rule.Drop.Contains(pair.Key))
            .Select(pair => (Field: rule?.Rename.GetValueOrDefault(pair.Key) ?? pair.Key, Answer: pair.Value))
            .Where(pair => rule is null || !rule.Reset.Contains(pair.Field))
            .Where(pair => form.Field(pair.Field) is { } field && Fits(field, pair.Answer.Value))
            .DistinctBy(pair => pair.Field)
            .ToImmutableSortedDictionary(pair => pair.Field, pair => pair.Answer with { Sensitive = pair.Answer.Sensitive || form.Field(pair.Field)?.Sensitive == true });
        return frame with
        {
            Version = form.Version,
            Revision = frame.Revision + 1,
            Answers = answers,
            Skipped = [.. frame.Skipped.Where(id => form.Field(id) is { Skippable: true })],
            Undo = [],
            Focus = form.Fields.FirstOrDefault(field => field.Asked && !answers.ContainsKey(field.Id) && field.When is null && !frame.Skipped.Contains(field.Id))?.Id,
            Nonce = null,
            Attempts = 0,
            Shown = ImmutableSortedDictionary<string, ImmutableArray<Option>>.Empty,
        };
    }

    private static bool Fits(FieldDefinition field, Value value) => value.Type == field.ValueType
        && (field.Options.IsEmpty || value is not Value.TextValue text || field.Options.Any(option => option.Id == text.Text))
        && (field.Options.IsEmpty || value is not Value.ListValue list || list.Items.All(id => field.Options.Any(option => option.Id == id)));
}
