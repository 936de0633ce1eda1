namespace ChatDelegate.Dialogs.Understanding;

/// <summary>What people put around an answer: 嗯，那个，大概是…吧; and the signs that it is no answer at all.</summary>
internal static class Framing
{
    private static readonly string[] Openings =
    [
        "应该就是", "应该是", "大概就是", "大概是", "大约是", "差不多是", "就是", "可以是", "那个", "那就", "呃", "额", "嗯", "恩", "哦", "啊", "是", "就",
        "大概", "大约", "估计是", "我说", "it was ", "it's ", "it is ", "its ", "that was ", "well ", "um ", "about ", "around ",
    ];

    private static readonly string[] Endings = ["谢谢", "谢谢你", "谢谢您", "左右", "前后", "的样子", "吧", "呢", "啊", "呀", "哦", "哈", "嘛", "啦", "了", "的", " please", " thanks", " thank you"];

    private static readonly string[] Doubts =
    [
        "可能", "也许", "或许", "好像", "似乎", "不一定", "不确定", "不知道", "不清楚", "不记得", "看情况", "什么", "哪些", "哪个", "哪天", "怎么", "如何",
        "多少", "maybe", "perhaps", "not sure", "what", "which", "why ", "how ",
    ];

    private static readonly char[] Marks = ['。', '.', '!', ',', '，', '、', ';', '~', '"', '“', '”', '\'', '‘', '’', '「', '」', ' ', '\n', '\r', '\t', '…'];

    // A point before a digit belongs to the number.
    private static readonly char[] LeadingMarks = [.. Marks.Except(['.'])];

    /// <summary>A question, or said with "perhaps": to be asked again rather than written down.</summary>
    public static bool IsDoubtful(string folded)
    {
        if (folded.EndsWith('?') || folded.EndsWith('吗') || folded.EndsWith('么'))
        {
            return true;
        }

        foreach (var doubt in Doubts)
        {
            if (folded.Contains(doubt, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The folded text without marks at its ends.</summary>
    public static string Trim(string folded) => folded.TrimStart(LeadingMarks).TrimEnd(Marks);

    /// <summary>The folded text without what means nothing at its ends.</summary>
    public static string Core(string folded) => Ends(Starts(Trim(folded), Openings), Endings);

    /// <summary>What stands after a slip that was put right at once: 昨天，不对，是前天.</summary>
    public static string Corrected(string folded)
    {
        var at = folded.LastIndexOf("不对", StringComparison.Ordinal) is >= 0 and var wrong ? wrong + 2 : folded.LastIndexOf("说错了", StringComparison.Ordinal) + 3;
        return at > 3 && at < folded.Length && Marks.Contains(folded[at]) ? folded[at..] : folded;
    }

    /// <summary>Takes openings away as long as something is left.</summary>
    public static string Starts(string text, string[] openings)
    {
        var before = "";
        while (before.Length != text.Length)
        {
            before = text;
            foreach (var opening in openings)
            {
                if (text.Length > opening.Length && text.StartsWith(opening, StringComparison.Ordinal))
                {
                    text = text[opening.Length..].TrimStart(LeadingMarks);
                }
            }
        }

        return text;
    }

    /// <summary>Takes endings away as long as something is left.</summary>
    public static string Ends(string text, string[] endings)
    {
        var before = "";
        while (before.Length != text.Length)
        {
            before = text;
            foreach (var ending in endings)
            {
                if (text.Length > ending.Length && text.EndsWith(ending, StringComparison.Ordinal))
                {
                    text = text[..^ending.Length].TrimEnd(Marks);
                }
            }
        }

        return text;
    }
}
