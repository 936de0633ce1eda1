using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Cards;

/// <summary>What a pressed <see cref="SubmitButton"/> or a <see cref="CardRefresh"/> sent, from whichever channel.</summary>
/// <param name="Data">The button's data and the inputs, in one JSON object.</param>
/// <param name="NeedsAnswer">An invoke: its answer goes into the response.</param>
public sealed record CardSubmission(JsonElement Data, bool NeedsAnswer)
{
    internal const string Verb = "submit";
    internal const string RefreshVerb = "refresh";

    /// <summary>Nobody pressed anything: a client wants its view of the card, again and again. It must change nothing.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>Null when the activity is something else.</summary>
    public static CardSubmission? Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity switch
        {
            { Type: ActivityTypes.Message, Text: null or "", Value: { ValueKind: JsonValueKind.Object } data } => new(data, NeedsAnswer: false),
            { Type: ActivityTypes.Invoke, Name: InvokeNames.CardAction, Value: { ValueKind: JsonValueKind.Object } value }
                when Member(value, "action", JsonValueKind.Object) is { } action && Member(action, "data", JsonValueKind.Object) is { } data
                => new(data, NeedsAnswer: true) { IsRefresh = IsRefreshOf(value, action) },
            _ => null,
        };
    }

    /// <summary>The verb is ours; that a client asked by itself is Teams' word for the same.</summary>
    private static bool IsRefreshOf(JsonElement value, JsonElement action) =>
        Member(action, "verb", JsonValueKind.String) is { } verb && verb.ValueEquals(RefreshVerb)
        || (Member(value, "trigger", JsonValueKind.String) is { } trigger && trigger.ValueEquals("automatic"));

    private static JsonElement? Member(JsonElement parent, string name, JsonValueKind kind) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
