using System.Runtime.CompilerServices;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Server.Faults;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Archive;

/// <summary>
/// Moves old entries from the transcript to archive files. A file is whole on disk and read back before it is on record, on record before an entry is
/// removed, and only what it holds is removed: wherever that breaks off, each entry is in the database or in a file on record, and the next run ends it.
/// </summary>
internal sealed class TranscriptArchivist(
    OldEntries old,
    ArchiveRecords records,
    ArchiveFolder folder,
    CrashPoint crash,
    IOptions<ArchiveOptions> options,
    TimeProvider time,
    ILogger<TranscriptArchivist> logger)
{
    /// <summary>In one file: enough to pack well, little enough to be read in a second.</summary>
    private const int EntriesOfAFile = 20_000;

    /// <summary>Read at once, so that a long conversation fills no memory.</summary>
    private const int EntriesAtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TidyAsync(cancellationToken);
        var known = await records.AllAsync(cancellationToken);
        foreach (var unfinished in known.Where(archive => archive.ClearedAt is null))
        {
            if (!await RemoveAsync(unfinished, cancellationToken))
            {
                return;
            }
        }

        if (options.Value.TranscriptDays > 0)
        {
            await MoveAsync(known.Count, cancellationToken);
        }
    }

    /// <summary>What a kill has left: drafts, and files whose record did not come to be. Those are thrown away once the database is seen to hold all that they do.</summary>
    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        folder.DeleteDrafts();
        var known = (await records.AllAsync(cancellationToken)).Select(archive => archive.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in folder.Files().Where(file => !known.Contains(file)))
        {
            if (await IsNeedlessAsync(file, cancellationToken))
            {
                folder.Delete(file);
            }
            else
            {
                ArchiveLog.Stray(logger, file);
            }
        }
    }

    private async Task<bool> IsNeedlessAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var some in ReadAsync(file, EntriesAtOnce, cancellationToken))
            {
                if (await records.CountAsync(some, cancellationToken) != some.Count)
                {
                    return false;
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task MoveAsync(int known, CancellationToken cancellationToken)
    {
        for (Guid? next = Guid.Empty; next is { } from;)
        {
            var batch = await old.FindAsync(from, EntriesOfAFile, cancellationToken);
            next = batch.Next;
            if (batch.Conversations.Count == 0)
            {
                continue;
            }

            var archive = await WriteAsync(batch, cancellationToken);
            crash.Pass(CrashPoint.ArchiveWritten);
            if (!await records.AddAsync(archive, known++, cancellationToken))
            {
                folder.Delete(archive.File);
                ArchiveLog.Overtaken(logger, archive.File);
                return;
            }

            crash.Pass(CrashPoint.ArchiveRecorded);
            if (!await RemoveAsync(archive, cancellationToken))
            {
                return;
            }

            ArchiveLog.Archived(logger, archive.Entries, archive.File);
        }
    }

    private async Task<TranscriptArchive> WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var file = ArchiveFolder.NameOf(id, now);
        var head = new ArchiveHead(ArchiveHead.CurrentFormat, id, now, [.. batch.Conversations.Select(
            part => new ArchivedConversation(part.Id, part.Channel, part.ExternalId, part.PersonId, part.Seqs.Count, part.Seqs[0], part.Seqs[^1]))]);
        var tally = await WriteAsync(file, head, batch, cancellationToken);
        return new TranscriptArchive
        {
            Id = id,
            At = now,
            File = file,
            Bytes = new FileInfo(folder.PathOf(file)).Length,
            Sha256 = await ArchiveFile.HashAsync(folder.PathOf(file), cancellationToken),
            Conversations = tally.Head.Conversations.Count,
            Entries = tally.Head.Entries,
            FirstAt = tally.FirstAt,
            LastAt = tally.LastAt,
        };
    }

    private async Task<ArchiveTally> WriteAsync(string file, ArchiveHead head, Batch batch, CancellationToken cancellationToken)
    {
        var draft = folder.DraftOf(file);
        try
        {
            await ArchiveFile.WriteAsync(draft, head, EntriesOfAsync(batch, cancellationToken), cancellationToken);
            var tally = await ArchiveFile.TallyAsync(draft, cancellationToken);
            folder.Finish(file);
            return tally;
        }
        finally
        {
            // Where the disk is full, half a file must not keep it so.
            File.Delete(draft);
        }
    }

    private async IAsyncEnumerable<TranscriptEntry> EntriesOfAsync(Batch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in batch.Conversations)
        {
            foreach (var seqs in part.Seqs.Chunk(EntriesAtOnce))
            {
                var wanted = seqs.ToHashSet();
                foreach (var entry in await records.EntriesAsync(part.Id, seqs[0], seqs[^1], cancellationToken))
                {
                    if (wanted.Contains(entry.Seq))
                    {
                        yield return entry;
                    }
                }
            }

            crash.Pass(CrashPoint.ArchiveWriting);
        }
    }

    /// <summary>Removes from the database what a file on record holds.</summary>
    /// <returns>False when the file is not what the record says.</returns>
    private async Task<bool> RemoveAsync(TranscriptArchive archive, CancellationToken cancellationToken)
    {
        if (!await folder.IsWholeAsync(archive, cancellationToken))
        {
            ArchiveLog.Damaged(logger, archive.File);
            return false;
        }

        await foreach (var some in ReadAsync(archive.File, options.Value.Piece, cancellationToken))
        {
            var since = time.GetTimestamp();
            await records.RemoveAsync(some, cancellationToken);
            crash.Pass(CrashPoint.ArchiveRemoving);
            await Pace.RestAsync(time, since, cancellationToken);
        }

        await records.ClearAsync(archive.Id, cancellationToken);
        return true;
    }

    private async IAsyncEnumerable<List<TranscriptEntry>> ReadAsync(string file, int atOnce, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var some = new List<TranscriptEntry>(atOnce);
        await foreach (var entry in ArchiveFile.ReadAsync(folder.PathOf(file), cancellationToken))
        {
            some.Add(entry);
            if (some.Count == atOnce)
            {
                yield return some;
                some = new List<TranscriptEntry>(atOnce);
            }
        }

        if (some.Count > 0)
        {
            yield return some;
        }
    }
}
