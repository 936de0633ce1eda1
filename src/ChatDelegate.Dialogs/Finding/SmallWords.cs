using System.Collections.Frozen;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>Words that say little of what is wanted, and words that say that nothing is to be started now.</summary>
internal static class SmallWords
{
    private static readonly FrozenSet<string> English = Set(
        "a an the to of for from in on at and or is are be been am it this that these those some any please pls thanks thank you i id im ive ill me we us your would like want need wanna can could will lets let now just so um uh er well ok okay do");

    private static readonly FrozenSet<string> EnglishDoubts = Set("not dont doesnt didnt no never without what whats why how who when where which already did has have was were difference");

    /// <summary>Characters that ask, point or end a sentence, whatever it is about.</summary>
    private const string Chinese = "怎么样什吗呢了是这那哪谁几";

    private static readonly string[] ChineseDoubts =
        ["不", "没", "别", "未", "什么", "啥", "怎么", "咋", "为何", "如何", "哪", "谁", "多少", "几", "吗", "区别", "是不是", "已经", "完了", "过了", "了吗", "多久"];

    public static bool Has(char character) => Chinese.Contains(character, StringComparison.Ordinal);

    public static bool Has(string word) => English.Contains(word);

    /// <summary>A refusal, a question or a report in the sentence that the phrase it resembles does not have.</summary>
    public static bool AddsDoubt(string text, string phrase)
    {
        foreach (var doubt in ChineseDoubts)
        {
            if (text.Contains(doubt, StringComparison.Ordinal) && !phrase.Contains(doubt, StringComparison.Ordinal))
            {
                return true;
            }
        }

        if (!text.Any(char.IsAsciiLetter))
        {
            return false;
        }

        var known = phrase.Split(' ');
        return text.Split(' ').Any(word => EnglishDoubts.Contains(word) && !known.Contains(word));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
