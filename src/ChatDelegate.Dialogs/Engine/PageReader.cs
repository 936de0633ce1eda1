using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Reads an input of a card page; what the chat would refuse is refused here with the same code.</summary>
internal static class PageReader
{
    public static Reading Read(Turn turn, AnswerReader reader, FieldDefinition field, IReadOnlyDictionary<string, string> inputs, IReadOnlyList<Option> options, FormView view)
    {
        var input = inputs.GetValueOrDefault(field.Id)?.Trim() ?? "";
        var value = field.Type switch
        {
            FieldType.Choice or FieldType.Reference => options.FirstOrDefault(option => option.Id == input) is { } option ? new Reading.Is(option.Id, option.Label) : null,
            FieldType.MultiChoice => Several(input, options, turn),
            FieldType.Date when DateOnly.TryParseExact(input, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new Reading.Is(new Value.DateValue(date)),
            FieldType.Bool when bool.TryParse(input, out var flag) => new Reading.Is(flag),
            FieldType.DateTime => Moment(turn, input, inputs.GetValueOrDefault(field.Id + ".time")?.Trim() ?? ""),
            _ => null,
        };
        return value is null ? reader.Read(field, input, options, view) : reader.Refuse(field, value.Value, view) ?? (Reading)value;
    }

    private static Reading.Is? Several(string input, IReadOnlyList<Option> options, Turn turn)
    {
        var ids = input.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var chosen = options.Where(option => ids.Contains(option.Id)).ToImmutableArray();
        return chosen.Length == ids.Distinct().Count()
            ? new Reading.Is(new Value.ListValue([.. chosen.Select(option => option.Id)]), string.Join(turn.T("engine.comma"), chosen.Select(option => option.Label)))
            : null;
    }

    private static Reading.Is? Moment(Turn turn, string date, string time) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && TimeOnly.TryParseExact(time, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? new Reading.Is(new Value.DateTimeValue(turn.At(day.ToDateTime(clock))))
            : null;
}
