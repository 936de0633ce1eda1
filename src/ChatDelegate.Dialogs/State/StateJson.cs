using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Dialogs.State;

/// <summary>The state as compact JSON and back. Reading never throws: what cannot be read is told, and what can be saved of it put aside.</summary>
public static class StateJson
{
    private static readonly StateJsonContext Context = new(new JsonSerializerOptions(StateJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ValueConverter(), new OrdinalMapConverter<Answer>(), new OrdinalMapConverter<Value>(), new OrdinalMapConverter<string>(), new OrdinalMapConverter<ImmutableArray<Option>>() },
    });

    public static string Write(ConversationState state) => JsonSerializer.Serialize(state, Context.ConversationState);

    /// <summary>As UTF-8, for storing it.</summary>
    public static byte[] WriteBytes(ConversationState state) => JsonSerializer.SerializeToUtf8Bytes(state, Context.ConversationState);

    /// <inheritdoc cref="Read(string?)"/>
    public static ConversationState ReadBytes(ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (JsonSerializer.Deserialize(utf8, Context.ConversationState) is { Format: <= ConversationState.CurrentFormat } state && IsWhole(state))
            {
                return state;
            }
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            // What is wrong with it is found out once more, in no hurry.
        }

        return Read(Encoding.UTF8.GetString(utf8));
    }

    /// <param name="json">What <see cref="Write"/> gave, or null or empty for a new conversation.</param>
    /// <returns>The state; one with <see cref="ConversationState.Loss"/> set, and the drafts that could be saved put aside, when it could not be read.</returns>
    public static ConversationState Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return ConversationState.Fresh;
        }

        try
        {
            var state = JsonSerializer.Deserialize(json, Context.ConversationState);
            return state switch
            {
                { Format: > ConversationState.CurrentFormat } => StateSalvage.Read(json, StateLoss.Newer, Context),
                null => Lost(StateLoss.Corrupted),
                _ when !IsWhole(state) => StateSalvage.Read(json, StateLoss.Corrupted, Context),
                _ => state,
            };
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return StateSalvage.Read(json, Newer(json) ? StateLoss.Newer : StateLoss.Corrupted, Context);
        }
    }

    /// <summary>What reading JSON of an unexpected shape ends in.</summary>
    internal static bool IsUnreadable(Exception exception) =>
        exception is JsonException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException;

    /// <summary>A fresh state that tells the person, at the next turn, that the last one could not be used.</summary>
    public static ConversationState Lost(StateLoss loss) => ConversationState.Fresh with { Loss = loss };

    // JSON can say null where the types cannot.
    private static bool IsWhole(ConversationState state) => state.Frames.All(IsWhole) && state.Parked.All(IsWhole);

    private static bool IsWhole(Frame frame) =>
        frame is { Dialog: not null, Draft: not null }
        && frame.Answers.Values.All(answer => answer?.Value is not null)
        && frame.Kept.Values.All(value => value is not null)
        && frame.Undo.All(change => change?.Field is not null);

    private static bool Newer(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var format)
                && format.TryGetInt32(out var number) && number > ConversationState.CurrentFormat;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>Why a saved state could not be used.</summary>
public enum StateLoss
{
    Corrupted,

    /// <summary>Written by a newer program.</summary>
    Newer,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
