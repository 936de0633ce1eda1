using System.Text;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>What is left of a sentence without politeness, fillers and punctuation.</summary>
/// <param name="Text">Lower case; Latin words and numbers are set off by single spaces, Chinese characters follow each other.</param>
/// <param name="Core"><paramref name="Text"/> without spaces and without the small words of English: two sentences with the same core ask for the same thing.</param>
internal sealed record Wording(string Text, string Core)
{
    /// <summary>What is asked for is said in the first sentence or two; the rest is a story.</summary>
    private const int Longest = 120;

    private static readonly string[] Openings =
        ["请问", "请", "麻烦你", "麻烦您", "麻烦", "劳驾", "帮忙", "帮我", "帮", "给我", "替我", "让我", "我想要", "我想", "我要", "我需要", "我打算", "我准备", "我得", "想要", "想", "需要", "准备", "打算", "要", "来",
         "我来", "能不能", "可不可以", "可以", "能", "你能", "你", "您", "现在", "先", "就", "那", "好的", "好", "打开", "进入", "开始", "去", "对了", "还是", "把", "我"];

    private static readonly string[] Endings =
        ["谢谢你", "谢谢您", "谢谢", "好吗", "好不好", "行吗", "行不行", "可以吗", "吗", "吧", "了", "呢", "一下"];

    private static readonly string[] Fillers =
        ["一下子", "一下", "那个", "这个", "就是说", "就是", "一个", "一份", "一条", "一件", "一篇", "一些", "几条", "几件", "几个", "嗯", "呃", "额", "唉", "哎", "啊", "呀", "哈", "嘛", "呗", "啦", "喔", "哦", "噢", "哟", "个", "份", "件", "点", "下"];

    /// <summary>More than a bare noun, which names a thing and not what to do with it.</summary>
    public bool IsSentence => Grams.IsChinese(Text[0]) ? Text.Length > 2 : Text.Split(' ').Count(word => !SmallWords.Has(word)) > 1;

    public static readonly Wording Nothing = new("", "");

    public static Wording Of(string text)
    {
        var clean = Spaced(Fold.Text(text.Length > Longest ? text[..Longest] : text));
        if (clean.Length == 0)
        {
            return Nothing;
        }

        var bare = Strip(clean);
        return new Wording(bare, Joined(bare));
    }

    /// <summary>Takes openings, endings and fillers away as long as two characters remain.</summary>
    private static string Strip(string text)
    {
        foreach (var filler in Fillers)
        {
            var without = text.Contains(filler, StringComparison.Ordinal) ? text.Replace(filler, "", StringComparison.Ordinal) : text;
            text = without.Length >= 2 ? without : text;
        }

        while (Openings.FirstOrDefault(opening => Begins(text, opening)) is { } found)
        {
            text = text[found.Length..].TrimStart();
        }

        while (Endings.FirstOrDefault(ending => Ends(text, ending)) is { } found)
        {
            text = text[..^found.Length].TrimEnd();
        }

        return text;
    }

    // 我的建议 is not 建议, and 了吗 asks whether something has happened.
    private static bool Begins(string text, string opening) =>
        text.Length >= opening.Length + 2 && text.StartsWith(opening, StringComparison.Ordinal) && text[opening.Length] != '的';

    private static bool Ends(string text, string ending) =>
        text.Length >= ending.Length + 2 && text.EndsWith(ending, StringComparison.Ordinal) && !(ending == "吗" && text[^2] == '了');

    /// <summary>Keeps letters and digits; a space stays only between words that are written with spaces.</summary>
    private static string Spaced(string text)
    {
        var result = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (c == '\'' || c == '’')
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                gap = true;
                continue;
            }

            if (gap && result.Length > 0 && !Grams.IsChinese(c) && !Grams.IsChinese(result[^1]))
            {
                result.Append(' ');
            }

            gap = false;
            result.Append(c);
        }

        return result.ToString();
    }

    private static string Joined(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            return text;
        }

        var words = text.Split(' ');
        var told = words.Where(word => !SmallWords.Has(word)).ToList();
        return string.Concat(told.Count > 0 ? told : words);
    }
}
