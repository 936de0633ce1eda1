using System.Globalization;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Screen;

/// <summary>The time of day where the congress is.</summary>
public sealed class CongressTime
{
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _clock;

    internal CongressTime(CongressZone zone, TimeProvider clock) => (_zone, _clock) = (zone.Value, clock);

    public string Now => At(_clock.GetUtcNow(), "HH:mm:ss");

    public string Hour(DateTimeOffset at) => At(at, "HH:mm");

    private string At(DateTimeOffset at, string format) => TimeZoneInfo.ConvertTime(at, _zone).ToString(format, CultureInfo.InvariantCulture);
}
