using System.Text;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>Chinese offices save CSV as UTF-8, with or without a mark, or as GB18030 (Excel's default).</summary>
internal static class CsvEncoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new NotSupportedException("GB18030");

    /// <summary>The text, or null when it is in neither encoding.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        // UTF-8 first: Chinese text in GB18030 is practically never valid UTF-8, while the reverse is common.
        var text = TryDecode(Utf8, bytes) ?? TryDecode(Gb18030, bytes);
        return text?.Contains('\0', StringComparison.Ordinal) == true ? null : text?.TrimStart('\uFEFF');
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
