using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Testing.Playing;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Testing.Measuring;

/// <summary>Sees what a step did to the fields of a form.</summary>
internal static class FieldWatch
{
    public const string Filled = "filled";
    public const string Invalid = "invalid";
    public const string Corrected = "corrected";
    public const string Skipped = "skipped";
    public const string Back = "back";

    /// <summary>What can happen to a field at all.</summary>
    public static Dictionary<string, bool> Possible(FormDefinition form, FieldDefinition field)
    {
        // Where nothing is confirmed, the last answer submits: there is no way back to it.
        var returns = field.Asked && (form.Summary is not null || field != form.Fields.Last(other => other.Asked));
        return new()
        {
            [Filled] = true,
            [Invalid] = field.Asked,
            [Corrected] = returns,
            [Skipped] = field.Asked && field.Skippable,
            [Back] = returns,
        };
    }

    public static IEnumerable<(string Field, string What)> See(Played played, string dialog, TextCatalog texts)
    {
        if (played.Exchange is not { } exchange)
        {
            return [];
        }

        var before = exchange.Before.Frames.Concat(exchange.Before.Parked).ToDictionary(frame => frame.Draft);
        var changes = exchange.Drafts.Values.Where(frame => frame.Dialog == dialog).SelectMany(frame => Changes(before.GetValueOrDefault(frame.Draft), frame));
        var refused = exchange.Before.CurrentDialog == dialog || exchange.Drafts.Values.Any(frame => frame.Dialog == dialog)
            ? exchange.Rejected.Select(rejected => (rejected.Field, Invalid))
            : [];
        var back = exchange.Before.CurrentDialog == dialog && exchange.Top is { Focus: { } focus } top && top.Dialog == dialog && played.Step is CaseStep.Says said && IsBack(said.Text, texts)
            ? new[] { (focus, Back) }
            : [];
        return changes.Concat(refused).Concat(back);
    }

    private static IEnumerable<(string, string)> Changes(Frame? before, Frame after)
    {
        foreach (var (field, answer) in after.Answers)
        {
            if (before?.Answers.GetValueOrDefault(field) is not { } old)
            {
                yield return (field, Filled);
            }
            else if (answer.Message is not null && answer.Message != old.Message)
            {
                yield return (field, Corrected);
            }
        }

        foreach (var field in after.Skipped.Where(field => before?.Skipped.Contains(field) != true))
        {
            yield return (field, Skipped);
        }
    }

    private static bool IsBack(string text, TextCatalog texts) =>
        texts.Find("engine.commands.back").Everything.Any(phrase => Fold.Bare(phrase) == Fold.Bare(text));
}
