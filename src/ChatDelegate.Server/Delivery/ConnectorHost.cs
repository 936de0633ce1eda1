using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Inbound;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Delivery;

/// <summary>The Bot Framework's side of the turn pipeline: Teams, and local tools in its place.</summary>
internal sealed class ConnectorHost(TurnPipeline pipeline, IDbContextFactory<CongressDb> databases, SignInService signIn, ChannelFiles files, CardViews views, TimeProvider time) : IMessageHost
{
    public async Task<InvokeResponse?> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type == ActivityTypes.Invoke && activity.Name != InvokeNames.CardAction)
        {
            return null;
        }

        var channel = activity.ChannelId ?? ChannelIds.Emulator;
        if (CardSubmission.Of(activity) is { IsRefresh: true } asked)
        {
            return await views.ShowAsync(channel, activity, asked, cancellationToken);
        }

        var conversation = activity.Conversation?.Id ?? string.Empty;
        var redeemed = await RedeemAsync(channel, conversation, activity, cancellationToken);
        var inbound = new InboundTurn(channel, conversation, KeyOf(activity), activity, redeemed?.Session?.PersonId, await files.ReceiveAsync(activity, cancellationToken), redeemed);
        return (await pipeline.TakeAsync(inbound, CancellationToken.None)).Answer;
    }

    /// <summary>An edit or a withdrawal comes with the id of the message that it is about.</summary>
    private string KeyOf(Activity activity) =>
        EventReader.IsArrival(activity) ? InboundTurn.ArrivalKey
        : activity is { Type: ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete, Id: { Length: > 0 and <= 100 } of } ? $"{activity.Type}:{of}:{activity.Timestamp?.UtcTicks}"
        : activity.Id is { Length: > 0 and <= 200 } id ? id : Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    /// <summary>Someone the conversation does not know yet writes: it can only be their code.</summary>
    private async Task<Redeemed?> RedeemAsync(string channel, string conversation, Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type != ActivityTypes.Message || EventReader.IsGroup(activity) || activity.Text is not { Length: > 0 and <= 200 } text || !text.Any(char.IsAsciiDigit))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Conversation>().AsNoTracking().AnyAsync(row => row.Channel == channel && row.ExternalId == conversation && row.PersonId != null, cancellationToken);
        return known ? null : await signIn.RedeemAsync(text, channel, $"{channel}/{conversation}", cancellationToken);
    }
}
