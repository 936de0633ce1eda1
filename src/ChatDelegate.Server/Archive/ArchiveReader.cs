using ChatDelegate.Congress.Conversations;

namespace ChatDelegate.Server.Archive;

/// <summary>Reads conversations whole, from archive files and from the database, and holds the files against the record.</summary>
internal sealed class ArchiveReader(ArchiveRecords records, ArchiveFolder folder)
{
    /// <summary>Everything that was said in a conversation, in order, wherever it is kept by now.</summary>
    /// <exception cref="InvalidDataException">A file on record is gone or damaged: what it holds cannot be vouched for.</exception>
    public async Task<IReadOnlyList<TranscriptEntry>> ReadAsync(Guid conversation, CancellationToken cancellationToken)
    {
        // The database first: what moves meanwhile is read twice, not missed.
        var found = (await records.EntriesAsync(conversation, 0, long.MaxValue, cancellationToken)).ToDictionary(entry => entry.Seq);
        foreach (var archive in await records.AllAsync(cancellationToken))
        {
            await AddAsync(archive, conversation, found, cancellationToken);
        }

        return [.. found.Values.OrderBy(entry => entry.Seq)];
    }

    /// <summary>What is wrong with a file; null when it is what the record says.</summary>
    public async Task<string?> FaultOfAsync(TranscriptArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            if (!await folder.IsWholeAsync(archive, cancellationToken))
            {
                return $"{archive.File}: {(File.Exists(folder.PathOf(archive.File)) ? $"its hash is not {archive.Sha256}" : "it is gone")}.";
            }

            var tally = await ArchiveFile.TallyAsync(folder.PathOf(archive.File), cancellationToken);
            return tally.Head.Id == archive.Id && tally.Head.Entries == archive.Entries && tally.Head.Conversations.Count == archive.Conversations && tally.FirstAt == archive.FirstAt && tally.LastAt == archive.LastAt
                ? null
                : $"{archive.File}: it does not hold what the record says.";
        }
        catch (InvalidDataException failure)
        {
            return $"{archive.File}: {failure.Message}";
        }
    }

    private async Task AddAsync(TranscriptArchive archive, Guid conversation, Dictionary<long, TranscriptEntry> found, CancellationToken cancellationToken)
    {
        if (!await folder.IsWholeAsync(archive, cancellationToken))
        {
            throw new InvalidDataException($"{archive.File} is gone or damaged.");
        }

        var path = folder.PathOf(archive.File);
        if ((await ArchiveFile.ReadHeadAsync(path, cancellationToken)).Conversations.FirstOrDefault(one => one.Id == conversation) is not { } part)
        {
            return;
        }

        var left = part.Entries;
        await foreach (var entry in ArchiveFile.ReadAsync(path, cancellationToken))
        {
            if (entry.ConversationId == conversation)
            {
                found[entry.Seq] = entry;
                if (--left == 0)
                {
                    return;
                }
            }
        }
    }
}
