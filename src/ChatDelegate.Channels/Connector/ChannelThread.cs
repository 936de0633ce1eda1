using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Connector;

/// <summary>A thread in a channel of a team, to be begun by the bot.</summary>
/// <param name="ChannelId">In Teams <c>19:…@thread.tacv2</c>.</param>
/// <param name="First">What the thread begins with.</param>
public sealed record ChannelThread(string BotId, string ChannelId, string? TenantId, Activity First)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("bot");
        json.WriteString("id", BotId);
        json.WriteEndObject();
        json.WriteBoolean("isGroup", true);
        if (TenantId is not null)
        {
            json.WriteString("tenantId", TenantId);
        }

        json.WriteStartObject("channelData");
        json.WriteStartObject("channel");
        json.WriteString("id", ChannelId);
        json.WriteEndObject();
        if (TenantId is not null)
        {
            json.WriteStartObject("tenant");
            json.WriteString("id", TenantId);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WritePropertyName("activity");
        ActivityJson.Write(json, First with { Id = null, ServiceUrl = null });
        json.WriteEndObject();
    }
}
