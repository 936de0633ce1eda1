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

    /// <summary>Notices whose people can be told now, oldest first, each with the conversation that was last heard from.</summary>
    public static Task<List<DueNotice>> DueAsync(CongressDb db, int most, CancellationToken cancellationToken) =>
        db.Set<Notice>().AsNoTracking()
            .Where(notice => notice.SaidAt == null)
            .OrderBy(notice => notice.At)
            .Select(notice => new
            {
                Notice = notice,
                Conversation = db.Set<Conversation>()
                    .Where(c => c.PersonId == notice.PersonId && c.Unreachable == null)
                    .OrderByDescending(c => c.HeardAt)
                    .Select(c => new { c.Channel, c.ExternalId })
                    .FirstOrDefault(),
            })
            .Where(pair => pair.Conversation != null)
            .Take(most)
            .Select(pair => new DueNotice(pair.Notice, pair.Conversation == null ? string.Empty : pair.Conversation.Channel, pair.Conversation == null ? string.Empty : pair.Conversation.ExternalId))
            .ToListAsync(cancellationToken);

    /// <summary>The echo of an activity, as it was first kept.</summary>
    public static Task<string?> EchoAsync(RecordSession session, Guid conversation, string activityId, CancellationToken cancellationToken) =>
        session.Db.Set<TranscriptEntry>().AsNoTracking()
            .Where(entry => entry.ConversationId == conversation && entry.ActivityId == activityId)
            .OrderBy(entry => entry.Seq)
            .Select(entry => entry.Activity)
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A notice and where to say it.</summary>
internal sealed record DueNotice(Notice Notice, string Channel, string ExternalId);
