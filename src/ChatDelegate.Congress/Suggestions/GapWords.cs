using ChatDelegate.Congress.Commands;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>The question that a gap of a draft is asked with; staff read the same that the delegate is asked.</summary>
public static class GapWords
{
    public static string Of(PhraseBook phrases, string locale, Question question)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(question);
        return phrases(locale, $"gap.{question.Code}", ("detail", question.Detail ?? string.Empty));
    }
}
