using System.Globalization;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Wakes the open streams of a conversation when its transcript has grown, and tells how far, so that nobody reads in vain.
/// On PostgreSQL the other instances hear it by NOTIFY, sent with the transaction itself.
/// </summary>
internal sealed class ConversationNews(DatabaseConnections connections)
{
    public const string PostgresChannel = "chatdelegate_news";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, NewsWatch.Board> _boards = new(StringComparer.Ordinal);

    /// <summary>Tells it once the session's work is durable.</summary>
    public void Announce(RecordSession session, string externalId, long seq)
    {
        if (!connections.IsSqlite)
        {
            session.Write($"select pg_notify('{PostgresChannel}', @news)", ["news"], [string.Create(CultureInfo.InvariantCulture, $"{seq}/{externalId}")]);
        }

        session.AfterCommit(() => Ring(externalId, seq));
    }

    /// <summary>What another instance announced.</summary>
    public void Hear(string announcement)
    {
        var slash = announcement.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && long.TryParse(announcement.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
        {
            Ring(announcement[(slash + 1)..], seq);
        }
    }

    public void Ring(string externalId, long seq)
    {
        NewsWatch.Board? board;
        lock (_lock)
        {
            _boards.TryGetValue(externalId, out board);
        }

        board?.Announce(seq);
    }

    /// <summary>Wakes everyone, after a time in which news may have been missed.</summary>
    public void RingAll()
    {
        List<NewsWatch.Board> boards;
        lock (_lock)
        {
            boards = [.. _boards.Values];
        }

        boards.ForEach(board => board.Doubt());
    }

    /// <summary>Begins to listen. What is durable before this call is for the reader to read; nothing slips between.</summary>
    public NewsWatch Watch(string externalId)
    {
        lock (_lock)
        {
            if (!_boards.TryGetValue(externalId, out var board))
            {
                _boards[externalId] = board = new NewsWatch.Board();
            }

            board.Watchers++;
            return new NewsWatch(this, externalId, board);
        }
    }

    internal void Leave(string externalId, NewsWatch.Board board)
    {
        lock (_lock)
        {
            if (--board.Watchers == 0)
            {
                _boards.Remove(externalId);
            }
        }
    }
}
