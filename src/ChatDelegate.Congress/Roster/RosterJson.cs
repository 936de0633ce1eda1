using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDelegate.Congress.Roster;

internal static class RosterJson
{
    /// <summary>Chinese stays readable in the database; nothing stored this way reaches a page unescaped.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
