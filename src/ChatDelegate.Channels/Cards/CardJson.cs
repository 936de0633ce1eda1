using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

internal static class CardJson
{
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteOptional<T>(this Utf8JsonWriter json, string name, T? value)
        where T : struct, Enum => json.WriteOptional(name, value is { } some ? JsonNamingPolicy.CamelCase.ConvertName(some.ToString()) : null);

    public static void WriteElements(this Utf8JsonWriter json, string name, IReadOnlyList<CardElement> elements, CardTarget target)
    {
        json.WriteStartArray(name);
        foreach (var element in elements)
        {
            element.Write(json, target);
        }

        json.WriteEndArray();
    }

    public static void WriteActions(this Utf8JsonWriter json, IReadOnlyList<CardButton> actions, CardTarget target)
    {
        if (actions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("actions");
        foreach (var action in actions)
        {
            action.Write(json, target);
        }

        json.WriteEndArray();
    }

    public static void WriteSelectAction(this Utf8JsonWriter json, CardButton? action, CardTarget target)
    {
        if (action is not null)
        {
            json.WritePropertyName("selectAction");
            action.Write(json, target);
        }
    }
}
