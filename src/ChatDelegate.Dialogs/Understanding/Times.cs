using System.Collections.Immutable;
using System.Globalization;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>A day with a time: 明天下午三点半, 12月16日 15:30, tomorrow at 3 pm. Without a day it is today.</summary>
internal static class Times
{
    private const int Longest = 80;

    private static readonly string[] Alternatives = ["或者是", "或者", "或是", "或", "还是", " or "];

    /// <returns>No time, the time, or the times it could be; a bare 3点 is in the night or in the afternoon.</returns>
    public static ImmutableArray<DateTime> Read(string text, DateOnly today) => Read(text, today, null);

    /// <summary>As above, where the hour is known, too: 两小时后, an hour ago.</summary>
    /// <param name="now">Local time, to the minute.</param>
    public static ImmutableArray<DateTime> Read(string text, DateTime now) => Read(text, DateOnly.FromDateTime(now), now);

    /// <summary>A time as one writes it back to a person.</summary>
    public static string Show(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static ImmutableArray<DateTime> Read(string text, DateOnly today, DateTime? now)
    {
        if (text.Length > Longest)
        {
            return [];
        }

        var folded = Framing.Trim(Fold.Text(text));
        if (folded.Length is 0 or > Longest || Framing.IsDoubtful(folded))
        {
            return [];
        }

        folded = Framing.Core(Framing.Corrected(folded).Replace("p.m", "pm", StringComparison.Ordinal).Replace("a.m", "am", StringComparison.Ordinal).Replace("m.", "m", StringComparison.Ordinal));
        if (now is { } hour && TimeSpans.Read(folded, hour) is { } passed)
        {
            return [passed];
        }

        foreach (var alternative in Alternatives)
        {
            if (folded.Contains(alternative, StringComparison.Ordinal))
            {
                return Any(folded.Split(alternative), today);
            }
        }

        return ClockTime.Parse(folded) is { } clock ? On(clock, today) : [];
    }

    private static ImmutableArray<DateTime> On(ClockTime clock, DateOnly today)
    {
        var days = clock.Day.Length == 0 ? [today] : Dates.Read(clock.Day, today);
        return [.. days.SelectMany(day => clock.Hours().Select(time => day.ToDateTime(TimeOnly.MinValue) + time)).Distinct().Order()];
    }

    // 明天下午三点或者四点, 明天或后天下午三点: what a part leaves out is taken from its neighbour.
    private static ImmutableArray<DateTime> Any(string[] parts, DateOnly today)
    {
        var clocks = new ClockTime?[parts.Length];
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var part = Framing.Trim(parts[i]);
            clocks[i] = ClockTime.Parse(part) ?? (i + 1 < parts.Length && clocks[i + 1] is { } next && !Dates.Read(part, today).IsEmpty ? next with { Day = part } : null);
        }

        var times = new SortedSet<DateTime>();
        for (var i = 0; i < clocks.Length; i++)
        {
            if (clocks[i] is not { } clock)
            {
                return [];
            }

            if (i > 0 && clocks[i - 1] is { } before)
            {
                clock = clock with { Day = clock.Day.Length == 0 ? before.Day : clock.Day, Part = clock.Part == DayPart.None && clock.Day.Length == 0 ? before.Part : clock.Part };
            }

            clocks[i] = clock;
            var found = On(clock, today);
            if (found.IsEmpty)
            {
                return [];
            }

            times.UnionWith(found);
        }

        return [.. times];
    }
}
