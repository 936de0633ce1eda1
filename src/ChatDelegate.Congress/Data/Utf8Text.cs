using System.Text;

namespace ChatDelegate.Congress.Data;

/// <summary>A text for a statement that is at hand in UTF-8, valid, as a writer of JSON leaves it. SQLite keeps it as it is, without a string on the way.</summary>
public sealed class Utf8Text(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    public override string ToString() => Encoding.UTF8.GetString(bytes.Span);
}
