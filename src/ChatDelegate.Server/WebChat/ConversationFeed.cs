using System.Runtime.CompilerServices;
using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.WebChat;

/// <summary>Reads transcripts as Direct Line's feeds.</summary>
internal sealed class ConversationFeed(IRecordStore store, ConversationNews news)
{
    /// <summary>How far back a page sees that opens a conversation anew; older entries stay in the record.</summary>
    private const int History = 200;

    // A watermark from the future is one from before a backup was restored: the page has seen what the record no longer knows.
    private const string Select =
        """
        select c."LastSeq", t."Seq", t."FromPerson", t."Activity" from "Conversations" c
        left join "Transcript" t on t."ConversationId" = c."Id"
            and t."Seq" > case when @after = 0 or @after > c."LastSeq" then c."LastSeq" - @history else @after end
        where c."Channel" = @channel and c."ExternalId" = @conversation
        order by t."Seq" limit @most
        """;

    public async Task<ActivityBatch> ReadAsync(string conversationId, long after, int most, CancellationToken cancellationToken) =>
        (await LookAsync(conversationId, after, most, cancellationToken)).Batch;

    /// <summary>One look for all there is, then one for each announcement: an idle stream asks the database nothing.</summary>
    public async IAsyncEnumerable<ActivityBatch> FollowAsync(
        string conversationId, long after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = news.Watch(conversationId);
        while (true)
        {
            var (batch, isFull) = await LookAsync(conversationId, after, most, cancellationToken);
            after = batch.Watermark;
            if (batch.Activities.Count > 0)
            {
                yield return batch;
            }

            if (!isFull)
            {
                await watch.LaterThanAsync(after, cancellationToken);
            }
        }
    }

    private Task<(ActivityBatch Batch, bool IsFull)> LookAsync(string conversationId, long after, int most, CancellationToken cancellationToken) =>
        store.ReadAsync((statements, cancel) => LookAsync(statements, conversationId, after, most, cancel), cancellationToken);

    private static async Task<(ActivityBatch Batch, bool IsFull)> LookAsync(StatementCache statements, string conversationId, long after, int most, CancellationToken cancellationToken)
    {
        var select = statements.Get(null, Select, "channel", "conversation", "after", "history", "most").Bind(ChannelIds.WebChat, conversationId, after, (long)History, most);
        var (stretch, watermark, rows) = (new FeedStretch(), after, 0);
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (await reader.IsDBNullAsync(1, cancellationToken))
            {
                // Nothing later: where the record stands, unless the page is there already.
                watermark = Math.Min(after, reader.GetInt64(0));
                continue;
            }

            rows++;
            watermark = reader.GetInt64(1);
            if (ActivityJson.Read(Encoding.UTF8.GetBytes(reader.GetString(3))).Activity is { } activity)
            {
                stretch.Add(activity, watermark, isFinal: reader.GetBoolean(2));
            }
        }

        return (new ActivityBatch(stretch.Activities, watermark), rows == most);
    }
}
