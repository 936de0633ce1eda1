namespace ChatDelegate.Channels.DirectLine;

/// <summary>Why a file arrived without its content.</summary>
public enum UploadOmission
{
    None,
    TooLarge,
    TooMany,
}

/// <summary>A file that came with a message. Its bytes are in a nameless temporary file that is gone after the request, whatever happens.</summary>
public sealed class UploadedFile
{
    private readonly Stream? _content;

    internal UploadedFile(string name, string? contentType, Stream? content, UploadOmission omission)
    {
        Name = name;
        ContentType = contentType;
        Omission = omission;
        _content = content;
        Length = content?.Length ?? 0;
    }

    /// <summary>Without folders and control characters, 200 characters at most.</summary>
    public string Name { get; }

    /// <summary>As the sender claims it: never to be trusted.</summary>
    public string? ContentType { get; }

    /// <summary>In bytes; 0 when the content was left out.</summary>
    public long Length { get; }

    public UploadOmission Omission { get; }

    /// <summary>The content from its start; the stream belongs to the request, so copy from it and leave it open.</summary>
    public Stream OpenRead()
    {
        if (_content is null)
        {
            return Stream.Null;
        }

        _content.Position = 0;
        return _content;
    }

    internal ValueTask DisposeAsync() => _content?.DisposeAsync() ?? ValueTask.CompletedTask;
}
