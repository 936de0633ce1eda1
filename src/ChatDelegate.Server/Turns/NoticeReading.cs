using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Turns;

/// <summary>A notice at the moment at which it is said: taken by one turn only, brought up to date, and of its time nothing left that must not be.</summary>
internal sealed class NoticeReading(VoteNotices votes)
{
    /// <summary>True for the one turn that may say it.</summary>
    public static async Task<bool> TakeAsync(RecordSession session, Notice notice, DateTimeOffset now, CancellationToken cancellationToken) => VoteNotices.IsTimeless(notice)
        ? await session.Db.Set<Notice>().Where(one => one.Id == notice.Id && one.SaidAt == null).ExecuteDeleteAsync(cancellationToken) == 1
        : await NoticeTables.MarkSaidAsync(session, notice.Id, now, cancellationToken);

    public Task<IReadOnlyList<Reply>> ReadAsync(Turn turn, Notice notice, CancellationToken cancellationToken) =>
        votes.ReadyAsync(turn.Session.Db, notice, turn.Row.Locale, turn.Row.Channel == ChannelIds.WebChat, cancellationToken);

    /// <summary>The turn in which it is said. What shows no time of its own takes that of the card which it changes in place.</summary>
    public static async Task<Turn> AtItsTimeAsync(Turn turn, Notice notice, CancellationToken cancellationToken)
    {
        if (!VoteNotices.IsTimeless(notice))
        {
            return turn;
        }

        var key = notice.In(turn.Row.Locale).Select(reply => reply.Card?.Key).FirstOrDefault();
        var shown = OpenCard.Read(turn.Row.OpenCards).FirstOrDefault(card => card.Key == key);
        return turn with { Now = (shown is null ? null : await turn.Tables.ReadTimeAsync(turn.Row.Id, shown.First, cancellationToken)) ?? notice.At };
    }
}
