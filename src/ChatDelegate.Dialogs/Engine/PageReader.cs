using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Reads the inputs of a card page; what the chat would refuse is refused here with the same code.</summary>
internal static class PageReader
{
    public static void Take(Turn turn, AnswerReader reader, FormFlow flow, FieldDefinition field, string input, IReadOnlyList<Option> options, FormView view, Dictionary<string, string> errors)
    {
        if (input.Length == 0)
        {
            if (field.Required)
            {
                errors[field.Id] = turn.T("engine.required", ("field", field.Label.For(turn.Locale)));
            }
            else
            {
                flow.Leave(field);
            }

            return;
        }

        switch (Read(reader, field, input, options, view))
        {
            case Reading.Is answer:
                flow.Set(field, new Answer(answer.Value, answer.Label, turn.MessageId, field.Sensitive));
                break;
            case Reading.Wrong wrong:
                errors[field.Id] = wrong.Text ?? turn.T("engine.wrong." + wrong.Code);
                break;
            default:
                errors[field.Id] = turn.T("engine.invalid");
                break;
        }
    }

    private static Reading Read(AnswerReader reader, FieldDefinition field, string input, IReadOnlyList<Option> options, FormView view)
    {
        var value = field.Type switch
        {
            FieldType.Choice or FieldType.Reference => options.FirstOrDefault(option => option.Id == input) is { } option ? new Reading.Is(option.Id, option.Label) : null,
            FieldType.MultiChoice => Several(input, options),
            FieldType.Date when DateOnly.TryParseExact(input, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new Reading.Is(new Value.DateValue(date)),
            FieldType.Bool when bool.TryParse(input, out var flag) => new Reading.Is(flag),
            _ => null,
        };
        return value is null ? reader.Read(field, input, options, view) : reader.Refuse(field, value.Value, view) ?? (Reading)value;
    }

    private static Reading.Is? Several(string input, IReadOnlyList<Option> options)
    {
        var ids = input.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var chosen = options.Where(option => ids.Contains(option.Id)).ToImmutableArray();
        return chosen.Length == ids.Distinct().Count()
            ? new Reading.Is(new Value.ListValue([.. chosen.Select(option => option.Id)]), string.Join("、", chosen.Select(option => option.Label)))
            : null;
    }
}
