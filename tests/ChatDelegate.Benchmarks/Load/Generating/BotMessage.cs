using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>Reads of an activity what the generator looks at, and no more.</summary>
internal sealed record BotMessage(bool IsMessage, bool IsFromBot, string? Id, string? Text, string? ReplyTo)
{
    public static BotMessage Read(ReadOnlySequence<byte> activity)
    {
        var json = new Utf8JsonReader(activity);
        string? id = null, text = null, replyTo = null;
        var (isMessage, isFromBot) = (false, false);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                isMessage = json.ValueTextEquals("message"u8);
            }
            else if (json.ValueTextEquals("id"u8))
            {
                id = String(ref json);
            }
            else if (json.ValueTextEquals("text"u8))
            {
                text = String(ref json);
            }
            else if (json.ValueTextEquals("replyToId"u8))
            {
                replyTo = String(ref json);
            }
            else if (json.ValueTextEquals("from"u8))
            {
                json.Read();
                isFromBot = IsBot(ref json);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        return new BotMessage(isMessage, isFromBot, id, text, replyTo);
    }

    /// <summary>Looks into every string of the activity, cards and all, unescaped.</summary>
    public static bool Says(ReadOnlySequence<byte> activity, string expected)
    {
        if (activity.IsSingleSegment && Found(activity.FirstSpan, expected))
        {
            return true;
        }

        var json = new Utf8JsonReader(activity);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.String && json.GetString()?.Contains(expected, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As it is, unescaped: most write it so, and then nothing has to be unpacked.</summary>
    private static bool Found(ReadOnlySpan<byte> activity, string expected)
    {
        Span<byte> bytes = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(expected, bytes, out var length) && activity.IndexOf(bytes[..length]) >= 0;
    }

    private static string? String(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String ? json.GetString() : null;
    }

    private static bool IsBot(ref Utf8JsonReader json)
    {
        var isBot = false;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isRole = json.ValueTextEquals("role"u8);
                json.Read();
                isBot |= isRole && json.TokenType == JsonTokenType.String && json.ValueTextEquals("bot"u8);
                json.Skip();
            }
        }

        return isBot;
    }
}
