using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>
/// What an attachment holds: JSON that came, or a card that goes. What goes is written once, as the bytes that both the transcript
/// and the channel get: a reply that wrote, parsed and wrote its card again spent most of its time on that.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class AttachmentContent
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement _came;
    private readonly ReadOnlyMemory<byte> _goes;

    private AttachmentContent(JsonElement came) => _came = came;

    private AttachmentContent(ReadOnlyMemory<byte> goes) => _goes = goes;

    /// <summary>As JSON, whichever it is.</summary>
    public JsonElement Json => _goes.IsEmpty ? _came : Parse(_goes.Span);

    public static AttachmentContent Of(JsonElement json) => new(json);

    /// <summary>What <paramref name="write"/> writes, one whole value.</summary>
    internal static AttachmentContent Of<T>(T of, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096); // what the writer asks for first, and enough for most cards
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json, of);
        }

        return new(buffer.WrittenMemory);
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }

    internal sealed class Converter : JsonConverter<AttachmentContent>
    {
        public override AttachmentContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, AttachmentContent value, JsonSerializerOptions options)
        {
            if (value._goes.IsEmpty)
            {
                value._came.WriteTo(writer);
            }
            else
            {
                writer.WriteRawValue(value._goes.Span, skipInputValidation: true);
            }
        }
    }
}
