using ChatDelegate.Congress.Roster.Founding;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Turns;

/// <summary>The congress's time zone, for what people read and for deadlines; everything stored is UTC.</summary>
internal sealed class CongressZone(IOptions<CongressOptions> options)
{
    public TimeZoneInfo Value { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
}
