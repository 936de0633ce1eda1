namespace ChatDelegate.Congress.Data;

/// <summary>
/// The one way to change the record. Work runs inside a transaction and is durable when the task completes; an
/// exception undoes all of it and nothing else.
/// </summary>
public interface IRecordStore
{
    /// <summary>Runs work that changes the record.</summary>
    /// <param name="key">Work with the same key runs one at a time, in order, on all instances; null when it may run beside any other.</param>
    /// <param name="actor">Who is responsible.</param>
    /// <param name="work">May run more than once when the database asks for a retry; it must have no effect outside the session.</param>
    Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// The same, for work that seldom needs more than to read a little and to add: it is rehearsed at once, beside all other work, and what it
    /// would write is written in its turn if the row it depends on (<see cref="RecordSession.WriteIfUnchanged"/>) is still as it was read.
    /// If not, or if the rehearsal ended, it runs in earnest.
    /// </summary>
    /// <param name="work">May run twice; see <see cref="RecordSession.IsRehearsal"/>.</param>
    Task<T> RehearseAsync<T>(string key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs work that reads nothing and does nothing but <see cref="RecordSession.Write"/>, when the next transaction is made up.
    /// </summary>
    Task WriteBlindAsync(Actor actor, Action<RecordSession> work, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what is read with nearly every turn, outside of any transaction, on a connection that is kept with its prepared statements. Everything else is read by
    /// contexts of its own.
    /// </summary>
    /// <param name="read">May run twice, when the connection was lost that had been kept.</param>
    Task<T> ReadAsync<T>(Func<StatementCache, CancellationToken, Task<T>> read, CancellationToken cancellationToken);
}
