using ChatDelegate.Congress.Commands;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Pipeline;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Which changes of a model were not made, and why, in words: one line each, none twice.</summary>
public static class RefusedWords
{
    private const int MostLines = 4;

    public static IReadOnlyList<string> Of(PhraseBook phrases, string locale, IReadOnlyList<RefusedChange> refused)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(refused);
        List<string> lines = [.. refused.OrderBy(change => change.Reason is null).Select(change => Line(phrases, locale, change)).Distinct()];
        return lines.Count == 0 ? [] : [phrases(locale, "revise.refused"), .. lines.Take(MostLines)];
    }

    /// <summary>What the notes do not say is quoted, so that the delegate can say it themselves; personal data is not repeated.</summary>
    private static string Line(PhraseBook phrases, string locale, RefusedChange change) => (change.Reason, change.Text) switch
    {
        (null, _) => phrases(locale, "revise.refused_unnamed"),
        (ViolationCode.PersonalData, _) => phrases(locale, "revise.refused_personal"),
        (ViolationCode.Title or ViolationCode.SeveralMatters or ViolationCode.Category or ViolationCode.Unit, _) => phrases(locale, "revise.refused_form"),
        (ViolationCode.Ungrounded or ViolationCode.NewFact, { } text) => phrases(locale, "revise.refused_facts", ("text", text)),
        _ => phrases(locale, "revise.refused_other"),
    };
}
