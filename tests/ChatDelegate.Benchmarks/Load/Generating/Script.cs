using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>What every user says, again and again, and what must come back.</summary>
internal sealed record Script(string Channel, string Locale, IReadOnlyList<ScriptedTurn> Turns)
{
    public static Script Load(string file) =>
        JsonSerializer.Deserialize<Script>(File.ReadAllText(file), JsonSerializerOptions.Web) is { Turns.Count: > 0 } script ? script : throw new FormatException($"{file} holds no turns.");

    /// <summary>Writes the activity as the Bot Framework's channels post it.</summary>
    public void WriteActivity(Utf8JsonWriter json, SimulatedUser user, int turn, Uri? serviceUrl)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("id", user.ActivityId);
        json.WriteString("timestamp", DateTimeOffset.UtcNow);
        json.WriteString("serviceUrl", serviceUrl?.OriginalString);
        json.WriteString("channelId", Channel);
        WriteAccount(json, "from", string.Create(CultureInfo.InvariantCulture, $"user{user.Index}"), "user");
        json.WriteStartObject("conversation");
        json.WriteString("id", user.Conversation);
        json.WriteEndObject();
        WriteAccount(json, "recipient", "bot", "bot");
        json.WriteString("locale", Locale);
        WriteText(json, user, turn);
        json.WriteStartArray("entities");
        json.WriteEndArray();
        json.WriteStartObject("channelData");
        json.WriteString("clientActivityID", user.ActivityId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the activity as Direct Line's client posts it: who speaks and where, the token says.</summary>
    public void WriteForDirectLine(Utf8JsonWriter json, SimulatedUser user, int turn)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("locale", Locale);
        WriteText(json, user, turn);
        json.WriteStartObject("channelData");
        json.WriteString("clientActivityID", user.ActivityId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteText(Utf8JsonWriter json, SimulatedUser user, int turn)
    {
        json.WriteString("textFormat", "plain");
        json.WriteString("text", Turns[turn].Text.Replace("{{user}}", user.Index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static void WriteAccount(Utf8JsonWriter json, string name, string id, string role)
    {
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteString("name", id);
        json.WriteString("role", role);
        json.WriteEndObject();
    }
}

/// <param name="Text">With <c>{{user}}</c> for the user's number.</param>
/// <param name="Expect">Stands in the text of one of the answers, or in any string of its card.</param>
/// <param name="Replies">Messages that the bot answers with; the turn ends with the last of them.</param>
internal sealed record ScriptedTurn(string Text, string Expect, int Replies = 1);
