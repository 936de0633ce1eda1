using System.Buffers;
using System.Security.Cryptography;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Files;

/// <summary>
/// Keeps files in the data folder under the hash of their bytes. A file is on disk, whole and synced, before the turn
/// that brings it begins; one whose turn fails is only a few bytes too many.
/// </summary>
internal sealed class FileStore(IOptions<DataOptions> data, TimeProvider time)
{
    /// <summary>Keeps or refuses the files of one message.</summary>
    public async Task<IReadOnlyList<ReceivedFile>> ReceiveAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        var received = new List<ReceivedFile>(files.Count);
        foreach (var file in files)
        {
            received.Add(file.Omission switch
            {
                UploadOmission.None => await KeepAsync(file.Name, file.OpenRead(), cancellationToken),
                UploadOmission.TooLarge => new ReceivedFile(file.Name, null, "file.too_large"),
                UploadOmission.TooMany => new ReceivedFile(file.Name, null, "file.too_many"),
            });
        }

        return received;
    }

    /// <summary>Keeps or refuses a file that has still to be fetched.</summary>
    /// <param name="fetch">Writes the file; false when it could not be had.</param>
    /// <returns>Null when it could not be had.</returns>
    public async Task<ReceivedFile?> ReceiveAsync(string name, Func<Stream, CancellationToken, Task<bool>> fetch, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data.Value.Files);
        var path = Path.Combine(data.Value.Files, $"{Guid.CreateVersion7(time.GetUtcNow()):N}.fetch");
        await using var content = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });
        if (!await fetch(content, cancellationToken))
        {
            return null;
        }

        content.Position = 0;
        return await KeepAsync(name, content, cancellationToken);
    }

    /// <summary>The bytes of a kept file; null when they are gone.</summary>
    public Stream? Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true) : null;
    }

    private async Task<ReceivedFile> KeepAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data.Value.Files);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var draft = Path.Combine(data.Value.Files, $"{id:N}.part");
        try
        {
            var (type, bytes, hash) = await CopyAsync(content, draft, cancellationToken);
            if (type is null)
            {
                return new ReceivedFile(name, null, "file.not_a_picture");
            }

            var path = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? data.Value.Files);
            File.Move(draft, path, overwrite: true);
            return new ReceivedFile(name, new KeptFile(id, type, bytes, hash), null);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task<(string? Type, long Bytes, string Hash)> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            string? type = null;
            long bytes = 0;
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, FileSignature.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
            {
                type = bytes == 0 ? FileSignature.Of(buffer.AsSpan(0, read)) : type;
                bytes += read;
                if (type is null)
                {
                    break;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return (type, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(string sha256) => Path.Combine(data.Value.Files, sha256[..2], sha256);
}
