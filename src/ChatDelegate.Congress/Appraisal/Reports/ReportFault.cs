using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>Why nothing was done to a self-report, in the chat and on its page alike.</summary>
/// <param name="Code">Stable, for tests and clients.</param>
/// <param name="Text">Key of the words for the delegate.</param>
/// <param name="Paragraphs">Numbers of the paragraphs at fault.</param>
public sealed record ReportFault(string Code, string Text, IReadOnlyList<int> Paragraphs, params IReadOnlyList<(string Name, object Value)> Values)
{
    public static ReportFault NoWeek { get; } = new("no_week", "report.no_week", []);

    /// <summary>It has been changed elsewhere since it was shown.</summary>
    public static ReportFault Stale { get; } = new("stale", "report.stale", []);

    internal string In(PhraseBook phrases, string locale) =>
        phrases(locale, Text, [.. Values, ("numbers", string.Join(phrases(locale, "report.comma"), Paragraphs))]);
}
