using ChatDelegate.Congress.Commands;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// Whose words a sentence is and how it follows from its sources, in one vocabulary for delegates and staff: 记录原话、据记录整理、推断、拟议、固定用语、
/// 代表所写、工作机构修改.
/// </summary>
public static class MarkWords
{
    /// <summary>In the order of a legend.</summary>
    public static IReadOnlyList<string> All { get; } =
        [nameof(SentenceKind.Stated), nameof(SentenceKind.Reworded), nameof(SentenceKind.Inferred), nameof(SentenceKind.Proposed), nameof(SentenceKind.Form), nameof(SentenceKind.Own), nameof(Writer.Staff)];

    /// <summary>The mark of a sentence: one of <see cref="All"/>.</summary>
    public static string NameOf(WrittenSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.Writer switch
        {
            Writer.Staff => nameof(Writer.Staff),
            Writer.Delegate => nameof(SentenceKind.Own),
            Writer.Machine => sentence.Kind.ToString(),
        };
    }

    public static string Of(PhraseBook phrases, string locale, string mark)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return phrases(locale, $"mark.{mark}");
    }

    /// <summary>What a mark says, for a legend.</summary>
    public static string MeaningOf(PhraseBook phrases, string locale, string mark)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return phrases(locale, $"mark.means.{mark}");
    }
}
