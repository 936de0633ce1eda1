using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>The value of an invoke named <see cref="InvokeNames.CardAction"/>. Sign-in through cards is not used here; its members stay in <see cref="Properties"/>.</summary>
public sealed record AdaptiveCardInvokeValue
{
    [JsonConverter(typeof(LenientPart<AdaptiveCardInvokeAction>))]
    public AdaptiveCardInvokeAction? Action { get; set; }

    /// <summary><c>manual</c> when somebody pressed the button, <c>automatic</c> when a client refreshes its view. Local tools leave it out.</summary>
    public string? Trigger { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>Nobody pressed anything: the client asks for its own view of the card, so nothing may be done on the person's behalf.</summary>
    [JsonIgnore]
    public bool IsRefresh => Trigger == "automatic";

    /// <summary>Null for any other activity, and when no action can be made out: to be answered with <see cref="AdaptiveCardInvokeResponse.BadRequest"/>.</summary>
    public static AdaptiveCardInvokeValue? Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { Type: ActivityTypes.Invoke, Name: InvokeNames.CardAction }
            && LenientJson.Read(activity.Value, LenientJson.Context.AdaptiveCardInvokeValue) is { Action: not null } value
            ? value
            : null;
    }
}

/// <summary>The pressed Action.Execute.</summary>
public sealed record AdaptiveCardInvokeAction
{
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? Verb { get; set; }

    /// <summary>The button's data with the card's inputs merged into it.</summary>
    public JsonElement? Data { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
