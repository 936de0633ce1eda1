using System.Globalization;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>Values as test files write them, and as a card's inputs bring them: ids, ISO dates, true and false.</summary>
internal static class ValueText
{
    public static string Of(Value? value) => value switch
    {
        null => "",
        Value.TextValue text => text.Text,
        Value.NumberValue number => number.Number.ToString("0.############", CultureInfo.InvariantCulture),
        Value.FlagValue flag => flag.Flag ? "true" : "false",
        Value.DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Value.DateTimeValue time => time.At.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        Value.ListValue list => string.Join(',', list.Items),
        Value.AttachmentsValue files => string.Join(',', files.Items.Select(file => file.Name)),
        _ => "",
    };

    /// <summary>What a text stands for when nothing else says so.</summary>
    public static Value Guess(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new Value.DateValue(date),
        _ => text,
    };

    /// <returns>Null when the text is no such value.</returns>
    public static Value? Read(string text, ValueType wanted, TimeZoneInfo zone) => wanted switch
    {
        ValueType.Text => text,
        ValueType.List => new Value.ListValue([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]),
        ValueType.DateTime => DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new Value.DateTimeValue(new DateTimeOffset(local, zone.GetUtcOffset(local)))
            : null,
        _ => Guess(text) is var value && value.Type == wanted ? value : null,
    };
}
