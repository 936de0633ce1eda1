using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Finds times of named days in a longer text.</summary>
internal static partial class TimeMentions
{
    public static ImmutableArray<Mention<DateTime>> Find(string folded, DateTime now)
    {
        var found = ImmutableArray.CreateBuilder<Mention<DateTime>>();
        foreach (var (start, length) in DateMentions.Spans(folded))
        {
            var match = ClockAfter().Match(folded, start + length);
            if (!match.Success)
            {
                continue;
            }

            var whole = length + match.Length;
            if (Times.Read(folded.Substring(start, whole), now) is { IsEmpty: false } times)
            {
                found.Add(new Mention<DateTime>(start, whole, times));
            }
        }

        return found.ToImmutable();
    }

    // 三点多, 三点前 and 三点到五点 are no moment.
    [GeneratedRegex("\\G[\\s,，的]{0,3}(at )?(in the )?(上午|早上|早晨|清晨|凌晨|中午|正午|下午|午后|傍晚|晚上|夜里|半夜|morning |afternoon |evening )?(at )?\\s?([0-9]{1,2}:[0-9]{2}|[0-9]{1,2}(:[0-9]{2})? ?[ap]m(?![a-z])|([0-9]{1,2}|[零一二两三四五六七八九十]{1,3})(点钟|点|时(?![间候]))(整|半|[一三]刻|([零0-9一二三四五六七八九十]{1,3})分|[0-9]{2}|[二三四五]?十[一二三四五六七八九]?)?)(?![0-9多几前到至之以:~-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClockAfter();
}
