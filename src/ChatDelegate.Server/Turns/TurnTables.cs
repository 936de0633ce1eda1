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
    private const string Find = """
        select c."Id", c."Channel", c."ExternalId", c."PersonId", c."Reference", c."Locale", c."State", c."StateSealed", c."LastSeq", c."Unreachable", c."UnreachableSince", c."OpenCards",
            (select count(*) from "Outbox" o where o."ConversationId" = c."Id" and (o."ClaimedBy" is null or o."ClaimedBy" <> @me)), r."ActivityId", r."Response", c."Version"
        from "Conversations" c left join "Receipts" r on r."ConversationId" = c."Id" and r."Key" = @key
        where c."Channel" = @channel and c."ExternalId" = @external
        """;

    private const string Update = """
        update "Conversations" set "Reference" = @reference, "Locale" = @locale, "State" = @state, "StateSealed" = @sealed,
            "LastSeq" = @seq, "HeardAt" = coalesce(@heard, "HeardAt"), "Unreachable" = @unreachable, "UnreachableSince" = @since, "OpenCards" = @cards,
            "Version" = "Version" + 1
        where "Id" = @id and "Version" = @version
        """;

    private const string UpdateIfNew = Update + """
         and not exists (select 1 from "Receipts" where "ConversationId" = @id and "Key" = @key)
         and not exists (select 1 from "Outbox" where "ConversationId" = @id and ("ClaimedBy" is null or "ClaimedBy" <> @me))
         and @roster in (-1, (select "Version" from "RosterVersion"))
        """;

    private static readonly string[] UpdateNames = ["reference", "locale", "state", "sealed", "seq", "heard", "unreachable", "since", "cards", "id", "version"];
    private static readonly string[] UpdateIfNewNames = [.. UpdateNames, "key", "me", "roster"];

    /// <summary>The conversation, and what came of the key when it was taken before; null when it is new.</summary>
    /// <param name="me">Who asks, as in <see cref="SendLater"/>: what it has claimed is not <see cref="ConversationRow.HeldElsewhere"/>.</param>
    public async Task<(ConversationRow? Row, TakenBefore? Before)> FindAsync(string channel, string externalId, string? key, Guid me, CancellationToken cancellationToken)
    {
        var select = Statement(Find, "key", "channel", "external", "me");
        select.Bind(key, channel, externalId, me).Parameters[0].DbType = DbType.String;
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return (null, null);
        }

        return (Read(reader), reader.IsDBNull(13) ? null : new TakenBefore(reader.GetString(13), reader.IsDBNull(14) ? null : reader.GetString(14)));
    }

    /// <summary>At once, since what the turn does may look for its conversation.</summary>
    public async Task<ConversationRow> AddAsync(ConversationRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var insert = Statement(
            """
            insert into "Conversations" ("Id", "Channel", "ExternalId", "PersonId", "Reference", "Locale", "StateSealed", "LastSeq", "Version", "HeardAt")
            values (@id, @channel, @external, @person, @reference, @locale, @sealed, 0, 0, @heard)
            """,
            "id", "channel", "external", "person", "reference", "locale", "sealed", "heard");
        await insert.Bind(row.Id, row.Channel, row.ExternalId, row.PersonId, row.Reference, row.Locale, false, now.UtcTicks).ExecuteNonQueryAsync(cancellationToken);
        return row;
    }

    /// <summary>Once a turn: all of it depends on the row being as it was read.</summary>
    public void Save(ConversationRow row, DateTimeOffset? heardAt) => session.WriteIfUnchanged(Update, UpdateNames, Values(row, heardAt));

    /// <summary>
    /// Of a rehearsal, which may know the row without having asked for receipts or for what waits in the outbox: only if the key is new, nothing is held elsewhere
    /// and everybody is still who they were.
    /// </summary>
    public void SaveIfNew(ConversationRow row, DateTimeOffset? heardAt, string key, Guid me, long? roster) =>
        session.WriteIfUnchanged(UpdateIfNew, UpdateIfNewNames, [.. Values(row, heardAt), key, me, roster ?? -1L]);

    /// <summary>Whose conversation it is, once that is known. Not with every turn: the database would write the index by person anew.</summary>
    public void Join(ConversationRow row, Guid person)
    {
        row.PersonId = person;
        session.Write("""update "Conversations" set "PersonId" = @person where "Id" = @id""", ["person", "id"], [person, row.Id]);
    }

    /// <param name="response">JSON that the sender was answered; a second delivery is answered the same.</param>
    public void AddReceipt(Guid conversation, string key, string activityId, string? response, DateTimeOffset now) => session.Write(
        """insert into "Receipts" ("ConversationId", "Key", "ActivityId", "Response", "At") values (@conversation, @key, @activity, @response, @at)""",
        ["conversation", "key", "activity", "response", "at"],
        [conversation, key, activityId, response, now.UtcTicks]);

    /// <summary>Takes the key as new next time.</summary>
    public void ForgetReceipt(Guid conversation, string key) =>
        session.Write("""delete from "Receipts" where "ConversationId" = @conversation and "Key" = @key""", ["conversation", "key"], [conversation, key]);

    /// <summary>An activity as it stands in the transcript, in UTF-8.</summary>
    public async Task<byte[]?> ReadActivityAsync(Guid conversation, long seq, CancellationToken cancellationToken)
    {
        var select = Statement("""select "Activity" from "Transcript" where "ConversationId" = @conversation and "Seq" = @seq""", "conversation", "seq");
        await using var reader = await select.Bind(conversation, seq).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? await reader.GetFieldValueAsync<byte[]>(0, cancellationToken) : null;
    }

    /// <summary>When an entry came into the transcript; null when it is no longer there.</summary>
    public async Task<DateTimeOffset?> ReadTimeAsync(Guid conversation, long seq, CancellationToken cancellationToken)
    {
        var select = Statement("""select "At" from "Transcript" where "ConversationId" = @conversation and "Seq" = @seq""", "conversation", "seq");
        return await select.Bind(conversation, seq).ExecuteScalarAsync(cancellationToken) is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    public void Append(Guid conversation, long seq, string activityId, bool fromPerson, Utf8Text activity, DateTimeOffset now) => session.Write(
        """
        insert into "Transcript" ("ConversationId", "Seq", "ActivityId", "FromPerson", "Activity", "At")
        values (@conversation, @seq, @id, @person, @activity, @at)
        """,
        ["conversation", "seq", "id", "person", "activity", "at"],
        [conversation, seq, activityId, fromPerson, activity, now.UtcTicks]);

    /// <param name="replaces">The entry that it updates in place; null for something new.</param>
    /// <param name="notice">The notice that it says; null for an answer.</param>
    /// <param name="claim">Who sends it at once, until when, and so its first try is on record from the start; null when it waits its turn.</param>
    public void SendLater(Guid conversation, long seq, long? replaces, Guid? notice, DateTimeOffset now, (Guid By, DateTimeOffset Until)? claim) => session.Write(
        """
        insert into "Outbox" ("ConversationId", "Seq", "Replaces", "NoticeId", "DueAt", "Attempts", "TriedAt", "ClaimedUntil", "ClaimedBy")
        values (@conversation, @seq, @replaces, @notice, @due, @attempts, @tried, @until, @by)
        """,
        ["conversation", "seq", "replaces", "notice", "due", "attempts", "tried", "until", "by"],
        [conversation, seq, replaces, notice, now.UtcTicks, claim is null ? 0 : 1, claim is null ? null : now.UtcTicks, claim?.Until.UtcTicks, claim?.By]);

    private static object?[] Values(ConversationRow row, DateTimeOffset? heardAt) =>
    [
        row.Reference, row.Locale, row.State, row.StateSealed, row.LastSeq, heardAt?.UtcTicks, row.Unreachable, row.UnreachableSince?.UtcTicks, row.OpenCards, row.Id, row.Version,
    ];

    private static ConversationRow Read(DbDataReader reader) => new()
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
        HeldElsewhere = reader.GetInt64(12),
        Version = reader.GetInt64(15),
    };

    private DbCommand Statement(string sql, params ReadOnlySpan<string> parameters) => session.Statements.Get(session.Transaction, sql, parameters);
}

/// <summary>What came of an activity that was taken before.</summary>
/// <param name="ActivityId">Where it stands in the transcript.</param>
/// <param name="Response">JSON that its sender was answered; null for a plain acknowledgement.</param>
internal sealed record TakenBefore(string ActivityId, string? Response);
