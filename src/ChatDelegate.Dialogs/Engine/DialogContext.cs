namespace ChatDelegate.Dialogs.Engine;

/// <summary>For whom and when a turn runs.</summary>
/// <param name="Locale">zh-CN or en.</param>
/// <param name="Roles">What the person is; decides which dialogs they can start.</param>
/// <param name="Zone">For "today" and for times without an offset.</param>
/// <param name="Facts">What conditions, texts and inputs can use as <c>facts.name</c>.</param>
public sealed record DialogContext(
    string Locale,
    IReadOnlyCollection<string> Roles,
    DateTimeOffset Now,
    TimeZoneInfo Zone,
    IReadOnlyDictionary<string, Value> Facts)
{
    internal DateTimeOffset LocalNow => TimeZoneInfo.ConvertTime(Now, Zone);

    internal DateOnly Today => DateOnly.FromDateTime(LocalNow.DateTime);
}
