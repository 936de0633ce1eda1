using System.Text.Json;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// How a button's meaning travels in a card: one member <c>cd</c> with the action and the number of the card's transcript
/// entry; whatever stands beside it are the card's inputs.
/// </summary>
internal static class ButtonData
{
    private const string Member = "cd";
    private const string CardMember = "card";
    private static readonly Dictionary<string, string> None = [];

    public static JsonElement Write(ButtonAction action, long card)
    {
        var meaning = JsonSerializer.SerializeToNode(action, JsonSerializerOptions.Web) ?? new System.Text.Json.Nodes.JsonObject();
        meaning[CardMember] = card;
        return JsonSerializer.SerializeToElement(new System.Text.Json.Nodes.JsonObject { [Member] = meaning });
    }

    /// <summary>Null for data that no card could have sent; an unknown meaning for data that no card of ours made.</summary>
    public static ButtonPress? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var inputs = data.EnumerateObject()
            .Where(member => member.Name != Member && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal);
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
            return data.TryGetProperty(Member, out var action) ? action.Deserialize<ButtonAction>(JsonSerializerOptions.Web) : null;
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
