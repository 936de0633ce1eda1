using System.Globalization;
using System.Xml;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Lengths of time as one types them: 25h, 3d, 30m, or PT25H.</summary>
internal static class Lengths
{
    /// <summary>The longest that makes sense, so that a clock stays a clock.</summary>
    private const int MostDays = 3_650;

    public static TimeSpan? Read(string text)
    {
        var time = text is [.. var digits, var unit] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? unit switch
            {
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => null,
            }
            : Iso(text);
        return time is { } length && length >= TimeSpan.Zero && length.TotalDays <= MostDays ? length : null;
    }

    private static TimeSpan? Iso(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return null;
        }
    }
}
