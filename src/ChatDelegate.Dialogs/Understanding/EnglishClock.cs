using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Times of day in English: at 3 pm, at half past ten, noon, in the morning at nine; the day may stand on either side.</summary>
internal static partial class EnglishClock
{
    public static ClockTime? Parse(string folded)
    {
        var match = Clock().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var (day, part) = Around(Cut(folded, match), match.Groups["half"].Value);
        if (match.Groups["noon"].Success)
        {
            return new ClockTime(day, DayPart.Noon, 12, 0, IsExact: true);
        }

        if (Number(match.Groups["h"].Value) is not { } hour)
        {
            return null;
        }

        var minutes = match.Groups["min"].Value.Length > 0 ? Number(match.Groups["min"].Value) ?? 99 : 0;
        var (past, less) = match.Groups["turn"].Value switch
        {
            "half past" => (30, 0),
            "quarter past" => (15, 0),
            "quarter to" => (0, 15),
            _ => (minutes, 0),
        };
        return new ClockTime(day, part, hour, past, IsExact: match.Groups["h"].Value[0] == '0' || hour is 0 or > 12, less);
    }

    // The day, and which half of it.
    private static (string Day, DayPart Part) Around(string rest, string half)
    {
        var part = half switch
        {
            "am" => DayPart.BeforeNoon,
            "pm" => DayPart.AfterNoon,
            _ => DayPart.None,
        };
        if (PartOfDay().Match(rest) is not { Success: true } named)
        {
            return (Day(rest), part);
        }

        var day = named.Value switch
        {
            "tonight" => "today " + Cut(rest, named),
            "last night" => "yesterday " + Cut(rest, named),
            _ => Cut(rest, named),
        };
        return (Day(day), part != DayPart.None ? part : Named(named.Groups["part"].Value));
    }

    private static string Cut(string text, Match match) => string.Concat(text.AsSpan(0, match.Index), " ", text.AsSpan(match.Index + match.Length)).Trim();

    private static string Day(string text)
    {
        var day = text.Trim(' ', ',');
        return day is "this" ? "today" : day.EndsWith(" at", StringComparison.Ordinal) ? day[..^3].TrimEnd(',', ' ') : day;
    }

    private static int? Number(string text) => (Numerals.Read(text) ?? EnglishNumerals.Read(text)) is { } number && number <= 99 ? (int)number : null;

    private static DayPart Named(string part) => part switch
    {
        "morning" => DayPart.Morning,
        "afternoon" => DayPart.Afternoon,
        _ => DayPart.Evening,
    };

    [GeneratedRegex("(?<![a-z0-9:./-])(at\\s+)?((?<noon>noon)|(a\\s+)?(?<turn>half past|quarter past|quarter to)\\s+(?<h>[0-9]{1,2}|[a-z]{3,6})|(?<h>[0-9]{1,2})(:(?<min>[0-9]{2}))?\\s*(?<half>am|pm)|(?<h>[0-9]{1,2}):(?<min>[0-9]{2})|(?<h>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s*((?<half>am|pm)|o'?clock)|(?<=at\\s+)(?<h>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(\\s*(?<half>am|pm))?(?![a-z0-9:./-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex("(?<![a-z])(in the\\s+|this\\s+|at\\s+|last\\s+(?=night))?(?<part>morning|afternoon|evening|night|tonight)(?![a-z])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartOfDay();
}
