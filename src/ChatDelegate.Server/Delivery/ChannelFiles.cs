using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Server.Files;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Delivery;

/// <summary>Fetches the files of a message from its channel, before the turn that brings them begins.</summary>
internal sealed class ChannelFiles(AttachmentDownloads downloads, FileStore store) : IDisposable
{
    /// <summary>Each takes a connection, a buffer and the disk; who gets no line in good time is told to come again.</summary>
    private const int Lines = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _lines = new(Lines);

    private const int Most = 10;
    private const int LongestName = 200;

    /// <summary>Each file kept or, with the reason, not; none in a group, where nothing is dealt with.</summary>
    public async Task<IReadOnlyList<ReceivedFile>> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type != ActivityTypes.Message || EventReader.IsGroup(activity) || activity.Attachments?.Where(IsFile).ToList() is not { Count: > 0 } attachments)
        {
            return [];
        }

        if (!await _lines.WaitAsync(Patience, cancellationToken))
        {
            throw new BusyException(new Busy(BusyWith.Everybody, Patience));
        }

        try
        {
            return await FetchAsync(attachments, cancellationToken);
        }
        finally
        {
            _lines.Release();
        }
    }

    public void Dispose() => _lines.Dispose();

    private async Task<IReadOnlyList<ReceivedFile>> FetchAsync(List<Attachment> attachments, CancellationToken cancellationToken)
    {
        var received = new List<ReceivedFile>();
        foreach (var attachment in attachments)
        {
            received.Add(received.Count < Most ? await FetchAsync(attachment, cancellationToken) : new ReceivedFile(NameOf(attachment), null, "file.too_many"));
        }

        return received;
    }

    private async Task<ReceivedFile> FetchAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        ConnectorResult? problem = null;
        var received = await store.ReceiveAsync(
            NameOf(attachment),
            async (into, cancel) =>
            {
                problem = (await downloads.CopyAsync(attachment, into, cancel)).Problem;
                return problem is null;
            },
            cancellationToken);
        return received ?? new ReceivedFile(NameOf(attachment), null, problem is ConnectorResult.Failed { IsTooBig: true } ? "file.too_large" : "file.not_fetched");
    }

    private static bool IsFile(Attachment attachment) =>
        !MessageText.IsTextAgain(attachment) && (attachment.ContentUrl is not null || attachment.ContentType == ContentTypes.TeamsFile);

    private static string NameOf(Attachment attachment)
    {
        var name = new string([.. (attachment.Name ?? string.Empty).Where(c => !char.IsControl(c))]).Trim();
        return name.Length switch
        {
            0 => "file",
            > LongestName => name[^LongestName..],
            _ => name,
        };
    }
}
