using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>JSON to be read by people: indented, Chinese as Chinese.</summary>
internal static class StateText
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
