using System.Text;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Shows "typing" in the conversation that a person was last heard from in. It passes: it is in no transcript and no outbox, is tried once, and a web chat
/// that another instance streams to does not see it.
/// </summary>
internal sealed class TypingSign(IDbContextFactory<CongressDb> databases, ChannelDirectory channels, DirectLineStreams streams, TimeProvider time)
{
    public async Task ShowAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var there = await db.Set<Conversation>().AsNoTracking().Where(one => one.PersonId == personId && one.Unreachable == null)
            .OrderByDescending(one => one.HeardAt).Select(one => new { one.Channel, one.ExternalId, one.Reference }).FirstOrDefaultAsync(cancellationToken);
        if (there is null)
        {
            return;
        }

        var typing = Activity.Typing() with
        {
            ChannelId = there.Channel,
            Timestamp = time.GetUtcNow(),
            From = new ChannelAccount { Id = ActivityWriter.BotId, Name = ActivityWriter.BotName, Role = Roles.Bot },
            Conversation = new ConversationAccount { Id = there.ExternalId },
        };
        var channel = channels.Of(there.Channel);
        if (channel.Abilities.IsFeed)
        {
            streams.Send(there.ExternalId, typing);
        }
        else if (ActivityJson.ReadReference(Encoding.UTF8.GetBytes(there.Reference)) is { } reference && channel.Room(SendPriority.Broadcast) > 0)
        {
            await channel.SendAsync(reference, typing, SendPriority.Broadcast, cancellationToken);
        }
    }
}
