using ChatDelegate.Congress.Roster.Founding;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Prompting;

/// <summary>When nobody is prompted (免打扰时段), by the congress's own clock.</summary>
public sealed class QuietHours(IOptions<PromptingOptions> options, IOptions<CongressOptions> congress)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(congress.Value.TimeZone);

    public bool Holds(DateTimeOffset now)
    {
        var (from, to) = (options.Value.QuietFrom, options.Value.QuietTo);
        return from != to && TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime).IsBetween(from, to);
    }
}
