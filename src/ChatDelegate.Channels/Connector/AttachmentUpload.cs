using System.Text.Json;

namespace ChatDelegate.Channels.Connector;

/// <summary>A file for a channel that keeps files.</summary>
/// <param name="ContentType">MIME.</param>
public sealed record AttachmentUpload(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", ContentType);
        json.WriteString("name", Name);
        json.WriteBase64String("originalBase64", Content.Span);
        json.WriteEndObject();
    }
}
