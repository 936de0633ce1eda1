using System.Text.Json;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>How a button's meaning travels in a card: one member <c>cd</c>; whatever stands beside it are the card's inputs.</summary>
internal static class ButtonData
{
    private const string Member = "cd";

    public static JsonElement Write(ButtonAction action) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, ButtonAction> { [Member] = action }, JsonSerializerOptions.Web);

    /// <summary>The meaning and the inputs; an unknown meaning for data that no card of ours made.</summary>
    public static (ButtonAction Action, IReadOnlyDictionary<string, string> Inputs)? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var inputs = data.EnumerateObject()
            .Where(member => member.Name != Member && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal);
        return (ReadAction(data) ?? new ButtonAction("unknown", string.Empty), inputs);
    }

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
}
