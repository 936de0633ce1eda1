using System.Collections.Concurrent;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Wakes the open streams of a conversation when its transcript has grown. On PostgreSQL the other instances hear it by
/// NOTIFY, sent with the transaction itself.
/// </summary>
internal sealed class ConversationNews(DatabaseConnections connections)
{
    public const string PostgresChannel = "chatdelegate_news";
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    /// <summary>Tells it once the session's work is durable.</summary>
    public async Task AnnounceAsync(RecordSession session, string externalId, long seq, CancellationToken cancellationToken)
    {
        if (connections.IsSqlite)
        {
            session.AfterCommit(() => Ring(externalId));
            return;
        }

        var notify = session.Statements.Get(session.Transaction, $"select pg_notify('{PostgresChannel}', @conversation)", "conversation");
        notify.Parameters[0].Value = externalId;
        await notify.ExecuteNonQueryAsync(cancellationToken);
        session.AfterCommit(() => Ring(externalId));
    }

    public void Ring(string externalId)
    {
        if (_waiting.TryRemove(externalId, out var waiting))
        {
            waiting.Bell.TrySetResult();
        }
    }

    /// <summary>Wakes everyone, after a time in which news may have been missed.</summary>
    public void RingAll()
    {
        foreach (var externalId in _waiting.Keys)
        {
            Ring(externalId);
        }
    }

    /// <summary>Completes at the next news after this call. Take the task first, then read, then await: nothing slips between.</summary>
    public Task NextAsync(string externalId) => _waiting.GetOrAdd(externalId, _ => new Waiting()).Bell.Task;

    private sealed class Waiting
    {
        public TaskCompletionSource Bell { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
