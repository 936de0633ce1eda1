using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>The body of one user's posts, in a buffer that is used again.</summary>
internal sealed class ActivityBody : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ArrayBufferWriter<byte> _buffer = new(2048);
    private readonly Utf8JsonWriter _writer;

    public ActivityBody() => _writer = new Utf8JsonWriter(_buffer);

    public Utf8JsonWriter Begin()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        return _writer;
    }

    public HttpContent End()
    {
        _writer.Flush();
        var content = new ReadOnlyMemoryContent(_buffer.WrittenMemory);
        content.Headers.ContentType = Json;
        return content;
    }

    public void Dispose() => _writer.Dispose();
}
