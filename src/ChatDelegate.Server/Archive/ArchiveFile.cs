using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatDelegate.Congress.Conversations;

namespace ChatDelegate.Server.Archive;

/// <summary>
/// An archive file: JSON Lines, packed with gzip, so that any system reads it with what it has. The first line is its <see cref="ArchiveHead"/>, each
/// further one an entry, by conversation and number.
/// </summary>
internal static class ArchiveFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes it anew; whole and on the disk when the task completes.</summary>
    /// <exception cref="InvalidDataException">The entries are not those that the head speaks of.</exception>
    public static async Task WriteAsync(string path, ArchiveHead head, IAsyncEnumerable<TranscriptEntry> entries, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = BufferSize, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await using (var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes(head.Write() + '\n'), cancellationToken);
            var lines = new ArrayBufferWriter<byte>(BufferSize);
            await foreach (var entry in entries.WithCancellation(cancellationToken))
            {
                ArchivedEntry.Write(lines, entry);
                lines.Write("\n"u8);
                if (lines.WrittenCount >= BufferSize)
                {
                    await packed.WriteAsync(lines.WrittenMemory, cancellationToken);
                    lines.ResetWrittenCount();
                }
            }

            await packed.WriteAsync(lines.WrittenMemory, cancellationToken);
        }

        file.Flush(flushToDisk: true);
    }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task<ArchiveHead> ReadHeadAsync(string path, CancellationToken cancellationToken)
    {
        using var lines = Open(path);
        return await HeadAsync(lines, cancellationToken);
    }

    /// <summary>Its entries as they follow.</summary>
    /// <exception cref="InvalidDataException">It is damaged; what came before may be used only by whoever has seen its hash.</exception>
    public static async IAsyncEnumerable<TranscriptEntry> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = Open(path);
        await HeadAsync(lines, cancellationToken);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return ArchivedEntry.Read(line);
        }
    }

    /// <summary>Reads all of it and holds the lines against the head.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or the lines are not what the head says.</exception>
    public static async Task<ArchiveTally> TallyAsync(string path, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(path, cancellationToken);
        var (first, last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var found = new List<ArchivedConversation>();
        await foreach (var entry in ReadAsync(path, cancellationToken))
        {
            (first, last) = (entry.At < first ? entry.At : first, entry.At > last ? entry.At : last);
            if (found.Count > 0 && found[^1] is var before && before.Id == entry.ConversationId)
            {
                found[^1] = entry.Seq > before.Last ? before with { Entries = before.Entries + 1, Last = entry.Seq } : throw new InvalidDataException("Its entries are not in order.");
                continue;
            }

            found.Add(new ArchivedConversation(entry.ConversationId, string.Empty, string.Empty, null, 1, entry.Seq, entry.Seq));
        }

        return found.SequenceEqual(head.Conversations.Select(said => said with { Channel = string.Empty, ExternalId = string.Empty, PersonId = null }))
            ? new ArchiveTally(head, first, last)
            : throw new InvalidDataException("Its entries are not those that its first line speaks of.");
    }

    /// <summary>Of the file as it is, packed.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private static StreamReader Open(string path) =>
        new(new GZipStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true), CompressionMode.Decompress), Encoding.UTF8);

    private static async Task<ArchiveHead> HeadAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return ArchiveHead.Read(await lines.ReadLineAsync(cancellationToken) ?? string.Empty);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException("It does not begin as an archive does.", failure);
        }
    }
}

/// <summary>What a whole file was found to hold.</summary>
/// <param name="FirstAt">When the earliest of its entries was said.</param>
internal sealed record ArchiveTally(ArchiveHead Head, DateTimeOffset FirstAt, DateTimeOffset LastAt);
