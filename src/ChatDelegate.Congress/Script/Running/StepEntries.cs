using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>The steps of a run as a list with ticks: what is done and when, what was left out, where it stands.</summary>
public static class StepEntries
{
    internal static IEnumerable<CardBlock> Of(IEnumerable<RunStep> rows, ScriptRun run, PhraseBook phrases, string locale, TimeZoneInfo zone) => rows.Select(row =>
    {
        var here = !run.IsOver && row.Number == run.Step;
        return new Entry(string.Create(CultureInfo.InvariantCulture, $"{row.Number}. {row.TitleIn(locale)}"), Mark(row, here), Note(row, here, phrases, locale, zone));
    });

    /// <summary>▶ where it stands, ✓ done, ⊘ left out, ○ to come.</summary>
    public static string Mark(RunStep row, bool here)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (here, row.State) switch
        {
            (true, _) => "▶",
            (_, RunStepState.Done) => "✓",
            (_, RunStepState.Skipped) => "⊘",
            _ => "○",
        };
    }

    /// <summary>When it was done or left out, or that the script stands there; null for what is to come.</summary>
    public static string? Note(RunStep row, bool here, PhraseBook phrases, string locale, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(phrases);
        var at = row.EndedAt?.HourIn(zone) ?? string.Empty;
        return (here, row.State) switch
        {
            (true, _) => phrases(locale, "script.step.here"),
            (_, RunStepState.Done) => at,
            (_, RunStepState.Skipped) => phrases(locale, "script.step.skipped", ("at", at)),
            _ => null,
        };
    }
}
