using System.Data.Common;
using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.WebChat;

/// <summary>Reads transcripts as Direct Line's feeds.</summary>
internal sealed class ConversationFeed(DatabaseConnections connections, ConversationNews news)
{
    /// <summary>How far back a page sees that opens a conversation anew; older entries stay in the record.</summary>
    private const int History = 200;

    public async Task<ActivityBatch> ReadAsync(string conversationId, long after, int most, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var select = connection.CreateCommand();
        select.CommandText =
            """
            select t."Seq", t."Activity" from "Transcript" t join "Conversations" c on c."Id" = t."ConversationId"
            where c."Channel" = @channel and c."ExternalId" = @conversation and t."Seq" > @after and (@after > 0 or t."Seq" > c."LastSeq" - @history)
            order by t."Seq" limit @most
            """;
        Add(select, "channel", ChannelIds.WebChat);
        Add(select, "conversation", conversationId);
        Add(select, "after", after);
        Add(select, "history", (long)History);
        Add(select, "most", most);
        var activities = new List<Activity>();
        var watermark = after;
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            watermark = reader.GetInt64(0);
            if (ActivityJson.Read(Encoding.UTF8.GetBytes(reader.GetString(1))).Activity is { } activity)
            {
                activities.Add(activity);
            }
        }

        return new ActivityBatch(activities, watermark);
    }

    /// <summary>Takes the bell before it looks, so that nothing can come between.</summary>
    public async ValueTask WaitAsync(string conversationId, long after, CancellationToken cancellationToken)
    {
        var next = news.NextAsync(conversationId);
        if ((await ReadAsync(conversationId, after, 1, cancellationToken)).Watermark == after)
        {
            await next.WaitAsync(cancellationToken);
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
