using System.Data;
using System.Data.Common;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// The only way into the tables that every turn touches: prepared statements on the session's connection, the same text
/// for both databases.
/// </summary>
internal sealed class TurnTables(RecordSession session)
{
    private const string Columns = """ "Id", "Channel", "ExternalId", "PersonId", "Reference", "Locale", "State", "StateSealed", "LastSeq", "Unreachable", "UnreachableSince", "OpenCards" """;

    public Task<ConversationRow?> FindAsync(string channel, string externalId, CancellationToken cancellationToken)
    {
        var select = Statement($"""select {Columns} from "Conversations" where "Channel" = @channel and "ExternalId" = @external""", "channel", "external");
        return ReadAsync(Bind(select, channel, externalId), cancellationToken);
    }

    public Task<ConversationRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var select = Statement($"""select {Columns} from "Conversations" where "Id" = @id""", "id");
        return ReadAsync(Bind(select, id), cancellationToken);
    }

    public async Task<ConversationRow> AddAsync(ConversationRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var insert = Statement(
            """
            insert into "Conversations" ("Id", "Channel", "ExternalId", "PersonId", "Reference", "Locale", "StateSealed", "LastSeq", "HeardAt")
            values (@id, @channel, @external, @person, @reference, @locale, @sealed, 0, @heard)
            """,
            "id", "channel", "external", "person", "reference", "locale", "sealed", "heard");
        await Bind(insert, row.Id, row.Channel, row.ExternalId, row.PersonId, row.Reference, row.Locale, false, now.UtcTicks).ExecuteNonQueryAsync(cancellationToken);
        return row;
    }

    public async Task SaveAsync(ConversationRow row, DateTimeOffset? heardAt, CancellationToken cancellationToken)
    {
        var update = Statement(
            """
            update "Conversations" set "PersonId" = @person, "Reference" = @reference, "Locale" = @locale, "State" = @state, "StateSealed" = @sealed,
                "LastSeq" = @seq, "HeardAt" = coalesce(@heard, "HeardAt"), "Unreachable" = @unreachable, "UnreachableSince" = @since, "OpenCards" = @cards
            where "Id" = @id
            """,
            "person", "reference", "locale", "state", "sealed", "seq", "heard", "unreachable", "since", "cards", "id");
        Bind(
            update, row.PersonId, row.Reference, row.Locale, row.State, row.StateSealed, row.LastSeq, heardAt?.UtcTicks, row.Unreachable, row.UnreachableSince?.UtcTicks, row.OpenCards, row.Id);
        update.Parameters[3].DbType = DbType.Binary;
        update.Parameters[6].DbType = DbType.Int64;
        update.Parameters[8].DbType = DbType.Int64;
        await update.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What came of the key when it was taken before; null when it is new.</summary>
    public async Task<TakenBefore?> FindReceiptAsync(Guid conversation, string key, CancellationToken cancellationToken)
    {
        var select = Statement("""select "ActivityId", "Response" from "Receipts" where "ConversationId" = @conversation and "Key" = @key""", "conversation", "key");
        await using var reader = await Bind(select, conversation, key).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new TakenBefore(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)) : null;
    }

    /// <param name="response">JSON that the sender was answered; a second delivery is answered the same.</param>
    public async Task AddReceiptAsync(Guid conversation, string key, string activityId, string? response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var insert = Statement(
            """insert into "Receipts" ("ConversationId", "Key", "ActivityId", "Response", "At") values (@conversation, @key, @activity, @response, @at)""",
            "conversation", "key", "activity", "response", "at");
        await Bind(insert, conversation, key, activityId, response, now.UtcTicks).ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes the key as new next time.</summary>
    public async Task ForgetReceiptAsync(Guid conversation, string key, CancellationToken cancellationToken)
    {
        var delete = Statement("""delete from "Receipts" where "ConversationId" = @conversation and "Key" = @key""", "conversation", "key");
        await Bind(delete, conversation, key).ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>An activity as it stands in the transcript.</summary>
    public async Task<string?> ReadActivityAsync(Guid conversation, long seq, CancellationToken cancellationToken)
    {
        var select = Statement("""select "Activity" from "Transcript" where "ConversationId" = @conversation and "Seq" = @seq""", "conversation", "seq");
        return await Bind(select, conversation, seq).ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task AppendAsync(Guid conversation, long seq, string activityId, bool fromPerson, string activity, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var insert = Statement(
            """
            insert into "Transcript" ("ConversationId", "Seq", "ActivityId", "FromPerson", "Activity", "At")
            values (@conversation, @seq, @id, @person, @activity, @at)
            """,
            "conversation", "seq", "id", "person", "activity", "at");
        await Bind(insert, conversation, seq, activityId, fromPerson, activity, now.UtcTicks).ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many messages of the conversation are in the outbox.</summary>
    public async Task<long> CountOutboxAsync(Guid conversation, CancellationToken cancellationToken)
    {
        var select = Statement("""select count(*) from "Outbox" where "ConversationId" = @conversation""", "conversation");
        return await Bind(select, conversation).ExecuteScalarAsync(cancellationToken) is long count ? count : 0;
    }

    /// <param name="replaces">The entry that it updates in place; null for something new.</param>
    /// <param name="notice">The notice that it says; null for an answer.</param>
    /// <param name="heldUntil">This instance sends it at once, and so its first try is on record from the start; null when it waits its turn.</param>
    public async Task SendLaterAsync(
        Guid conversation, long seq, string activity, long? replaces, Guid? notice, DateTimeOffset now, DateTimeOffset? heldUntil, CancellationToken cancellationToken)
    {
        var insert = Statement(
            """
            insert into "Outbox" ("ConversationId", "Seq", "Activity", "Replaces", "NoticeId", "DueAt", "Attempts", "TriedAt", "ClaimedUntil")
            values (@conversation, @seq, @activity, @replaces, @notice, @due, @attempts, @tried, @held)
            """,
            "conversation", "seq", "activity", "replaces", "notice", "due", "attempts", "tried", "held");
        Bind(insert, conversation, seq, activity, replaces, notice, now.UtcTicks, heldUntil is null ? 0 : 1, heldUntil is null ? null : now.UtcTicks, heldUntil?.UtcTicks);
        insert.Parameters[3].DbType = DbType.Int64;
        insert.Parameters[4].DbType = DbType.Guid;
        insert.Parameters[7].DbType = DbType.Int64;
        insert.Parameters[8].DbType = DbType.Int64;
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<ConversationRow?> ReadAsync(DbCommand select, CancellationToken cancellationToken)
    {
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        return new ConversationRow
        {
            Id = reader.GetGuid(0),
            Channel = reader.GetString(1),
            ExternalId = reader.GetString(2),
            PersonId = reader.IsDBNull(3) ? null : reader.GetGuid(3),
            Reference = reader.GetString(4),
            Locale = reader.GetString(5),
            State = reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6),
            StateSealed = reader.GetBoolean(7),
            LastSeq = reader.GetInt64(8),
            Unreachable = reader.IsDBNull(9) ? null : reader.GetString(9),
            UnreachableSince = reader.IsDBNull(10) ? null : new DateTimeOffset(reader.GetInt64(10), TimeSpan.Zero),
            OpenCards = reader.IsDBNull(11) ? null : reader.GetString(11),
        };
    }

    private static DbCommand Bind(DbCommand statement, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return statement;
    }

    private DbCommand Statement(string sql, params ReadOnlySpan<string> parameters) => session.Statements.Get(session.Transaction, sql, parameters);
}

/// <summary>What came of an activity that was taken before.</summary>
/// <param name="ActivityId">Where it stands in the transcript.</param>
/// <param name="Response">JSON that its sender was answered; null for a plain acknowledgement.</param>
internal sealed record TakenBefore(string ActivityId, string? Response);
