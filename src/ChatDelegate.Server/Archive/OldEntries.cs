using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Archive;

/// <summary>Looks for what may leave the transcript, conversation by conversation: by their keys, so that it needs no index that every turn would pay for.</summary>
internal sealed class OldEntries(IDbContextFactory<CongressDb> databases, IOptions<ArchiveOptions> options, TimeProvider time)
{
    private const int Page = 200;
    private const int Stretch = 1000;

    /// <summary>The first look at a conversation: more than stay at its beginning because something needs them, so that most days end here.</summary>
    private const int Probe = 32;

    /// <summary>What may leave now, a file's worth at most.</summary>
    /// <param name="from">The conversation to begin with; the others come in the order of their ids.</param>
    public async Task<Batch> FindAsync(Guid from, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.TranscriptDays);
        var found = new List<LeavingEntries>();
        var room = most;
        while (true)
        {
            var page = await PageAsync(db, from, cancellationToken);
            foreach (var conversation in page)
            {
                from = conversation.Id;
                var leaving = await LeavingAsync(db, conversation, before, room, cancellationToken);
                if (leaving.Count > 0)
                {
                    found.Add(new LeavingEntries(conversation.Id, conversation.Channel, conversation.ExternalId, conversation.PersonId, leaving));
                    room -= leaving.Count;
                }

                if (room == 0)
                {
                    return new Batch(found, from);
                }
            }

            if (page.Count < Page)
            {
                return new Batch(found, null);
            }
        }
    }

    private Task<List<Conversation>> PageAsync(CongressDb db, Guid from, CancellationToken cancellationToken)
    {
        var keep = options.Value.KeepEntries;
        return db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.Id >= from && conversation.LastSeq > keep).OrderBy(conversation => conversation.Id).Take(Page)
            .Select(conversation => new Conversation
            {
                Id = conversation.Id,
                Channel = conversation.Channel,
                ExternalId = conversation.ExternalId,
                PersonId = conversation.PersonId,
                LastSeq = conversation.LastSeq,
                OpenCards = conversation.OpenCards,
            })
            .ToListAsync(cancellationToken);
    }

    private async Task<List<long>> LeavingAsync(CongressDb db, Conversation conversation, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var leaving = new List<long>();
        Retention? rule = null;
        var (after, take, upto) = (0L, Probe, conversation.LastSeq - options.Value.KeepEntries);
        while (leaving.Count < most)
        {
            var stretch = await db.Set<TranscriptEntry>().AsNoTracking()
                .Where(entry => entry.ConversationId == conversation.Id && entry.Seq > after && entry.Seq <= upto)
                .OrderBy(entry => entry.Seq).Take(take).Select(entry => new EntryAge(entry.Seq, entry.At)).ToListAsync(cancellationToken);
            if (stretch.Count == 0 || stretch[0].At >= before)
            {
                break;
            }

            rule ??= new Retention(before, upto, await NeededAsync(db, conversation, cancellationToken));
            leaving.AddRange(rule.Leaving(stretch));
            if (stretch.Count < take || stretch.Exists(entry => entry.At >= before))
            {
                break;
            }

            (after, take) = (stretch[^1].Seq, Stretch);
        }

        return leaving.Count > most ? leaving[..most] : leaving;
    }

    /// <summary>Cards that may still change, and what has still to be sent. Both only ever turn to entries that they, or the conversation's end, have now.</summary>
    private static async Task<HashSet<long>> NeededAsync(CongressDb db, Conversation conversation, CancellationToken cancellationToken)
    {
        var unsent = await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.ConversationId == conversation.Id)
            .Select(message => new { message.Seq, message.Replaces }).ToListAsync(cancellationToken);
        return
        [
            .. OpenCard.Read(conversation.OpenCards).SelectMany(card => (long[])[card.First, card.Last]),
            .. unsent.SelectMany(message => (long[])[message.Seq, message.Replaces ?? message.Seq]),
        ];
    }
}

/// <summary>A file's worth of entries.</summary>
/// <param name="Next">The conversation to go on with; null at the end.</param>
internal sealed record Batch(IReadOnlyList<LeavingEntries> Conversations, Guid? Next);

/// <summary>Entries of one conversation that may leave, by their numbers, in order.</summary>
internal sealed record LeavingEntries(Guid Id, string Channel, string ExternalId, Guid? PersonId, IReadOnlyList<long> Seqs);
