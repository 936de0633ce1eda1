using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Finds days in a longer text.</summary>
internal static partial class DateMentions
{
    public static ImmutableArray<Mention<DateOnly>> Find(string folded, DateOnly today)
    {
        var found = ImmutableArray.CreateBuilder<Mention<DateOnly>>();
        foreach (var (start, length) in Spans(folded))
        {
            if (Dates.Read(folded.Substring(start, length), today) is { IsEmpty: false } days)
            {
                found.Add(new Mention<DateOnly>(start, length, days));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Where the text speaks of a day, whether there is such a day or not.</summary>
    public static IEnumerable<(int Start, int Length)> Spans(string folded)
    {
        for (var match = Day().Match(folded); match.Success; match = match.NextMatch())
        {
            yield return (match.Index, match.Length);
        }
    }

    [GeneratedRegex(Words + "|" + Calendar + "|" + Week + "|" + Distance + "|" + English, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();

    private const string Numeral = "([0-9]{1,2}|[一二三四五六七八九十廿]{1,3})";

    private const string Words = "(大前天|前天|昨天|昨日|昨晚|昨夜|今天|今日|今早|今晚|明天|明日|明早|明晚|大后天|后天)(?!以?前|之前|以后|之后)";

    private const string Calendar =
        "(?<![0-9])((去年|前年|今年|明年|后年|[0-9]{4}年|[0-9]{2}年|[〇零一二三四五六七八九]{4}年)\\s*)?(?<![一二三四五六七八九十])" + Numeral + "\\s*月\\s*" + Numeral + "\\s*[日号](\\s*\\(?(周|星期|礼拜)[一二三四五六日天]\\)?)?(?!以?前|之前|以后|之后)"
        + "|(?<![0-9./-])[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9./-])"
        + "|(本月|这个月|上个?月|下个?月)" + Numeral + "[日号]"
        + "|(?<=^|[\\s，。；、,;:：]|在|于|从|是)" + Numeral + "[日号](?![楼院线门房桌店路机车室栋幢铺库井杆0-9单])";

    private const string Week = "(?<![每各一二两三四五六七八九十0-9几多个到至])((上上?|下下?)个?|这个?|本)?(周|星期|礼拜)[一二三四五六日天末](?![次回遍趟到至])";

    private const string Distance = "(?<![一二两三四五六七八九十百几多0-9.])([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(天|个星期|星期|周|个礼拜|礼拜)(以前|之前|前|以后|之后|后)";

    private const string English =
        "(?<![a-z])((the )?day (before yesterday|after tomorrow)|yesterday|today|tomorrow|tonight|(last|next|this) (mon|tues|wednes|thurs|fri|satur|sun)day"
        + "|([0-9]{1,3}|two|three|four|five|six|a) (days?|weeks?) ago|" + Month + "\\.? [0-9]{1,2}(st|nd|rd|th)?(,? [0-9]{4})?|[0-9]{1,2}(st|nd|rd|th)? (of )?" + Month + "(,? [0-9]{4})?)(?![a-z0-9])";

    private const string Month = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";
}
