using System.IO.Compression;

namespace ChatDelegate.Server.Console.Roster;

/// <summary>Carries an uploaded file in the page from the preview to the decision, packed: nothing of it is kept on the server.</summary>
internal static class PackedFile
{
    /// <summary>Bytes of a roster file, unpacked.</summary>
    public const int Most = 4 * 1024 * 1024;

    public static string Pack(ReadOnlySpan<byte> file)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(file);
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Null when it is not what <see cref="Pack"/> made, or unpacks to too much.</summary>
    public static byte[]? Unpack(string? text)
    {
        try
        {
            using var packed = new MemoryStream(Convert.FromBase64String(text ?? string.Empty));
            using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
            var file = new byte[Most + 1];
            var length = unpacking.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
            return length > Most ? null : file[..length];
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
