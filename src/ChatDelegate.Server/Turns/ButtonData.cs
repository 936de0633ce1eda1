using System.Text.Json;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// How a button's meaning travels in a card: one member <c>cd</c> with the action and the number of the card's transcript
/// entry; whatever stands beside it are the card's inputs.
/// </summary>
/// <param name="Card">The transcript entry of the card as it is first sent.</param>
internal sealed record ButtonData(ButtonAction Action, long Card) : CardPayload
{
    private const string Member = "cd";
    private const string CardMember = "card";
    private static readonly Dictionary<string, string> None = [];

    /// <summary>By hand, without what is null: every button carries it, in Teams twice.</summary>
    public override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject(Member);
        json.WriteString("do", Action.Do);
        json.WriteString("target", Action.Target);
        if (Action.Values is { } values)
        {
            json.WriteStartObject("values");
            foreach (var (name, value) in values)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        if (Action.Draft is { } draft)
        {
            json.WriteString("draft", draft);
        }

        if (Action.Revision != 0)
        {
            json.WriteNumber("revision", Action.Revision);
        }

        json.WriteNumber(CardMember, Card);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Null for data that no card could have sent; an unknown meaning for data that no card of ours made.</summary>
    public static ButtonPress? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in data.EnumerateObject())
        {
            if (member.Name != Member && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                inputs[member.Name] = member.Value.ToString();
            }
        }

        return new ButtonPress(ReadAction(data) ?? new ButtonAction("unknown", string.Empty), inputs, ReadCard(data));
    }

    /// <summary>The same button of the same card, whatever stands in the inputs.</summary>
    public static bool Same(ButtonPress one, ButtonPress other) =>
        one.Card == other.Card && one.Action with { Values = null } == other.Action with { Values = null }
        && (one.Action.Values ?? None).OrderBy(value => value.Key, StringComparer.Ordinal).SequenceEqual((other.Action.Values ?? None).OrderBy(value => value.Key, StringComparer.Ordinal));

    private static ButtonAction? ReadAction(JsonElement data)
    {
        try
        {
            var action = data.TryGetProperty(Member, out var member) ? member.Deserialize<ButtonAction>(JsonSerializerOptions.Web) : null;
            return action is { Do: not null, Target: not null } && action.Values?.Values.Contains(null) != true ? action : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? ReadCard(JsonElement data) =>
        data.TryGetProperty(Member, out var action) && action.ValueKind == JsonValueKind.Object
            && action.TryGetProperty(CardMember, out var card) && card.ValueKind == JsonValueKind.Number && card.TryGetInt64(out var seq)
            ? seq
            : null;
}

/// <summary>A pressed button.</summary>
/// <param name="Inputs">What stood in the card's inputs; null when it is private and must not be shown again.</param>
/// <param name="Card">The transcript entry of the card as it was first sent; null in cards of older days.</param>
internal sealed record ButtonPress(ButtonAction Action, IReadOnlyDictionary<string, string>? Inputs, long? Card);
