namespace ChatDelegate.Server.Turns;

/// <summary>The congress's time zone, for what people read and for deadlines; everything stored is UTC. Setting <c>Congress:TimeZone</c>.</summary>
internal sealed class CongressZone(IConfiguration configuration)
{
    private const string Setting = "Congress:TimeZone";

    public TimeZoneInfo Value { get; } = Find(configuration[Setting] ?? "Asia/Shanghai");

    private static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? zone
        : throw new InvalidOperationException($"{Setting} names no time zone: '{id}'. Use an IANA name such as Asia/Shanghai.");
}
