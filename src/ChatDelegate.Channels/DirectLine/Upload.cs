using ChatDelegate.Channels.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>One upload, read part by part to disk: never a whole file in memory. Multipart, or a bare file with its Content-Disposition.</summary>
internal sealed class Upload : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;
    private const int LongestName = 200;

    private readonly List<UploadedFile> _files = [];

    private Upload()
    {
    }

    /// <summary>0, or the status to refuse with.</summary>
    public int Refusal { get; private set; }

    public string? Error { get; private set; }

    public ActivityReading Activity { get; private set; }

    public IReadOnlyList<UploadedFile> Files => _files;

    public static async Task<Upload> ReadAsync(HttpRequest request, DirectLineOptions options, CancellationToken cancellationToken)
    {
        var upload = new Upload();
        try
        {
            await upload.ReadAsync(request, request.ContentType, options, cancellationToken);
        }
        catch (BadHttpRequestException error)
        {
            upload.Refuse(error.StatusCode, null);
        }
        catch (Exception error) when (error is InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            upload.Refuse(StatusCodes.Status400BadRequest, "The multipart body is broken.");
        }
        catch
        {
            await upload.DisposeAsync();
            throw;
        }

        return upload;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
        {
            await file.DisposeAsync();
        }
    }

    private Task ReadAsync(HttpRequest request, string? contentType, DirectLineOptions options, CancellationToken cancellationToken)
    {
        var isTyped = MediaTypeHeaderValue.TryParse(contentType, out var type);
        if (isTyped && type is not null && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary)
        {
            return ReadPartsAsync(new MultipartReader(boundary, request.Body, BufferSize), options, cancellationToken);
        }

        // The protocol's own example leaves out what kind of disposition it is.
        var named = request.Headers.ContentDisposition.ToString();
        if ((ContentDispositionHeaderValue.TryParse(named, out var disposition) || ContentDispositionHeaderValue.TryParse($"form-data; {named}", out disposition)) && IsNamed(disposition))
        {
            return ReadBareFileAsync(request, disposition, options, cancellationToken);
        }

        Refuse(StatusCodes.Status400BadRequest, "An upload is multipart/form-data, or one file whose Content-Disposition names it.");
        return Task.CompletedTask;
    }

    /// <summary>A file without a word: the message is that it was sent.</summary>
    private async Task ReadBareFileAsync(
        HttpRequest request, ContentDispositionHeaderValue disposition, DirectLineOptions options, CancellationToken cancellationToken)
    {
        _files.Add(await ReadFileAsync(request.Body, request.ContentType, disposition, options, cancellationToken));
        Activity = ActivityReading.Done(new() { Type = ActivityTypes.Message });
    }

    private async Task ReadPartsAsync(MultipartReader reader, DirectLineOptions options, CancellationToken cancellationToken)
    {
        var hasActivity = false;
        while (Refusal == 0 && await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var parsed) ? parsed : null;
            if (!hasActivity && IsActivity(section, disposition))
            {
                hasActivity = true;
                await ReadActivityAsync(section, options, cancellationToken);
            }
            else
            {
                _files.Add(await ReadFileAsync(section.Body, section.ContentType, disposition, options, cancellationToken));
            }
        }

        if (!hasActivity && Refusal == 0)
        {
            Refuse(StatusCodes.Status400BadRequest, "The upload has no part of type application/vnd.microsoft.activity.");
        }
    }

    private static bool IsActivity(MultipartSection section, ContentDispositionHeaderValue? disposition) =>
        section.ContentType?.StartsWith(ContentTypes.Activity, StringComparison.OrdinalIgnoreCase) == true
        || HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value == "activity";

    private async Task ReadActivityAsync(MultipartSection section, DirectLineOptions options, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        if (await CopyAsync(section.Body, json, options.MaxActivityBytes, cancellationToken))
        {
            Activity = ActivityJson.Read(json.ToArray(), options.MaxJsonDepth);
        }
        else
        {
            Refuse(StatusCodes.Status413PayloadTooLarge, null);
        }
    }

    private async Task<UploadedFile> ReadFileAsync(
        Stream body, string? contentType, ContentDispositionHeaderValue? disposition, DirectLineOptions options, CancellationToken cancellationToken)
    {
        var name = SafeName(disposition);
        if (_files.Count >= options.MaxFiles)
        {
            await body.CopyToAsync(Stream.Null, cancellationToken);
            return new UploadedFile(name, contentType, null, UploadOmission.TooMany);
        }

        var content = TemporaryFile();
        try
        {
            if (await CopyAsync(body, content, options.MaxFileBytes, cancellationToken))
            {
                return new UploadedFile(name, contentType, content, UploadOmission.None);
            }

            await body.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }

        await content.DisposeAsync();
        return new UploadedFile(name, contentType, null, UploadOmission.TooLarge);
    }

    /// <summary>Copies to the end; false as soon as there is more than <paramref name="most"/>.</summary>
    private static async Task<bool> CopyAsync(Stream from, Stream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (to.Length + read > most)
            {
                return false;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }

    /// <summary>Loses its name at once where the system allows it, so that not even a kill leaves somebody's photo behind.</summary>
    private static FileStream TemporaryFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        });
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }

    private static bool IsNamed(ContentDispositionHeaderValue disposition) =>
        !StringSegment.IsNullOrEmpty(disposition.FileName) || !StringSegment.IsNullOrEmpty(disposition.FileNameStar);

    private static string SafeName(ContentDispositionHeaderValue? disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition?.FileNameStar ?? default).Value
            ?? HeaderUtilities.RemoveQuotes(disposition?.FileName ?? default).Value
            ?? string.Empty;
        var name = new string([.. given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        return name.Length switch
        {
            0 => "file",
            > LongestName => name[^LongestName..], // the end, which has the extension
            _ => name,
        };
    }

    private void Refuse(int status, string? error)
    {
        Refusal = status;
        Error = error;
    }
}
