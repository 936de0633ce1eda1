using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Turns;

/// <summary>What turns ask of the notices and of the transcript beyond appending to it.</summary>
internal static class NoticeTables
{
    /// <summary>True for the one turn that may say it.</summary>
    public static async Task<bool> MarkSaidAsync(RecordSession session, Guid notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.Db.Set<Notice>().Where(n => n.Id == notice && n.SaidAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.SaidAt, (DateTimeOffset?)now), cancellationToken) == 1;

    /// <summary>
    /// Notices of people who have ever been spoken with, oldest first, each with the conversation that was last heard from and can be
    /// reached; where there is none, with their web chat, see <see cref="DueNotice"/>.
    /// </summary>
    public static async Task<List<DueNotice>> DueAsync(CongressDb db, Func<Guid, string> webChatOf, int most, CancellationToken cancellationToken)
    {
        var due = await db.Set<Notice>().AsNoTracking()
            .Where(notice => notice.SaidAt == null && db.Set<Conversation>().Any(c => c.PersonId == notice.PersonId))
            .OrderBy(notice => notice.At)
            .Take(most)
            .Select(notice => new
            {
                Notice = notice,
                Conversations = db.Set<Conversation>().Where(c => c.PersonId == notice.PersonId).OrderByDescending(c => c.HeardAt)
                    .Select(c => new { c.Channel, c.ExternalId, c.Locale, c.HeardAt, c.Unreachable }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. due.Select(pair => pair.Conversations.Find(c => c.Unreachable is null) is { } conversation
                ? new DueNotice(pair.Notice, conversation.Channel, conversation.ExternalId, conversation.Locale, conversation.HeardAt)
                : new DueNotice(pair.Notice, ChannelIds.WebChat, webChatOf(pair.Notice.PersonId), pair.Conversations[0].Locale, pair.Conversations[0].HeardAt)),
        ];
    }

    /// <summary>The echo of an activity, as it was first kept.</summary>
    public static Task<string?> EchoAsync(RecordSession session, Guid conversation, string activityId, CancellationToken cancellationToken) =>
        session.Db.Set<TranscriptEntry>().AsNoTracking()
            .Where(entry => entry.ConversationId == conversation && entry.ActivityId == activityId)
            .OrderBy(entry => entry.Seq)
            .Select(entry => entry.Activity)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>What an entry looks like now, when it was replaced in place; null when there is no such entry.</summary>
    public static Task<string?> LatestAsync(CongressDb db, Guid conversation, long seq, CancellationToken cancellationToken) =>
        db.Set<TranscriptEntry>().AsNoTracking()
            .Where(entry => entry.ConversationId == conversation && db.Set<TranscriptEntry>()
                .Any(first => first.ConversationId == conversation && first.Seq == seq && !first.FromPerson && first.ActivityId == entry.ActivityId))
            .OrderByDescending(entry => entry.Seq)
            .Select(entry => entry.Activity)
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A notice and where to say it.</summary>
/// <param name="Locale">For a web chat that has still to be opened.</param>
/// <param name="HeardAt">When the person was last heard from, wherever.</param>
internal sealed record DueNotice(Notice Notice, string Channel, string ExternalId, string Locale, DateTimeOffset HeardAt);
