using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Server.Turns;

/// <summary>A card on the screen whose buttons still mean something.</summary>
/// <param name="Key">What it shows, see <see cref="Dialogs.Replies.Card.Key"/>; or the draft that a question belongs to.</param>
/// <param name="First">The transcript entry that was sent; updates are addressed to it.</param>
/// <param name="Last">The entry with what it shows now.</param>
/// <param name="Draft">The draft that its buttons belong to; null when they belong to none.</param>
/// <param name="Revision">Of that draft.</param>
/// <param name="IsQuestion">One question of a form: left as it is when it was answered in words.</param>
/// <param name="HasInputs">Somebody may be filling it in just now: only sending it, or the end of its draft, closes it.</param>
internal sealed record OpenCard(string Key, long First, long Last, string? Draft, int Revision, bool IsQuestion, bool HasInputs)
{
    /// <summary>More than a person scrolls back to; the oldest just stay as they are, and their buttons are answered in words.</summary>
    private const int Most = 12;

    /// <summary>As kept in the conversation's row.</summary>
    public static IReadOnlyList<OpenCard> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, OpenCardsJson.Default.ListOpenCard) ?? [];

    public static string? Write(IReadOnlyList<OpenCard> cards) =>
        cards.Count == 0 ? null : JsonSerializer.Serialize([.. cards.TakeLast(Most)], OpenCardsJson.Default.ListOpenCard);
}

[JsonSerializable(typeof(List<OpenCard>))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class OpenCardsJson : JsonSerializerContext;
