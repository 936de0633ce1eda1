namespace ChatDelegate.Server.Files;

/// <summary>Finds a file's kind from its first bytes. Only kinds that a delegate has reason to send, and that no browser runs, are known.</summary>
internal static class FileSignature
{
    public const int Length = 16;

    /// <summary>The content type, or null for anything else, whatever it is called.</summary>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (head.StartsWith("GIF8"u8))
        {
            return "image/gif";
        }

        if (head.StartsWith("%PDF-"u8))
        {
            return "application/pdf";
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
        {
            return "image/webp";
        }

        return head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && (head[8..12].SequenceEqual("heic"u8) || head[8..12].SequenceEqual("heif"u8) || head[8..12].SequenceEqual("mif1"u8))
            ? "image/heic"
            : null;
    }
}
