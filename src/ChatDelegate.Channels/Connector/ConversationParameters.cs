using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Connector;

/// <summary>A conversation with one person, to be opened by the bot.</summary>
/// <param name="BotId">In Teams <c>28:</c> and the app id.</param>
/// <param name="UserId">In Teams the <c>29:…</c> id, or the Entra object id of somebody who has the app.</param>
/// <param name="TenantId">Needed by Teams.</param>
public sealed record ConversationParameters(string BotId, string UserId, string? TenantId)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("bot");
        json.WriteString("id", BotId);
        json.WriteEndObject();
        json.WriteBoolean("isGroup", false);
        json.WriteStartArray("members");
        json.WriteStartObject();
        json.WriteString("id", UserId);
        json.WriteString("role", Roles.User);
        json.WriteEndObject();
        json.WriteEndArray();
        if (TenantId is not null)
        {
            json.WriteString("tenantId", TenantId);
            json.WriteStartObject("channelData");
            json.WriteStartObject("tenant");
            json.WriteString("id", TenantId);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
