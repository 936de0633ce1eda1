using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Inbound;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Server.Delivery;

/// <summary>The Bot Framework's side of the turn pipeline: Teams, and local tools in its place.</summary>
internal sealed class ConnectorHost(TurnPipeline pipeline, TurnGate gate, SignInService signIn, ChannelFiles files, CardViews views, PhraseBook phrases, TimeProvider time) : IMessageHost
{
    public Busy? Busy => gate.Full;

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

        try
        {
            return await TakeAsync(channel, activity, cancellationToken);
        }
        catch (BusyException) when (activity.Type == ActivityTypes.Invoke)
        {
            // The person looks at the card and waits: they are told at once, and the card stays as it is. No channel delivers a press again that was answered.
            return AdaptiveCardInvokeResponse.ServerError("ServiceBusy", phrases(Locales.Nearest(activity.Locale), "server.busy")).ToResponse();
        }
    }

    private async Task<InvokeResponse?> TakeAsync(string channel, Activity activity, CancellationToken cancellationToken)
    {
        var (conversation, key) = (activity.Conversation?.Id ?? string.Empty, KeyOf(activity));
        var lane = InboundTurn.LaneOf(channel, conversation);
        using var place = gate.Take(lane, activity.From?.Id is { Length: > 0 } sender ? InboundTurn.LaneOf(channel, sender) : lane, key);
        var inbound = new InboundTurn(channel, conversation, key, activity, null, await files.ReceiveAsync(activity, cancellationToken));
        await place.ComeUpAsync(CancellationToken.None);
        var outcome = await pipeline.TakeAsync(inbound, CancellationToken.None);
        if (outcome == TurnOutcome.AsksForSignIn)
        {
            var redeemed = await signIn.RedeemAsync(activity.Text ?? string.Empty, channel, inbound.Lane, CancellationToken.None);
            outcome = await pipeline.TakeAsync(inbound with { PersonId = redeemed.Session?.PersonId, SignIn = redeemed }, CancellationToken.None);
        }

        return outcome.Answer;
    }

    /// <summary>An edit or a withdrawal comes with the id of the message that it is about.</summary>
    private string KeyOf(Activity activity) =>
        EventReader.IsArrival(activity) ? InboundTurn.ArrivalKey
        : activity is { Type: ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete, Id: { Length: > 0 and <= 100 } of } ? $"{activity.Type}:{of}:{activity.Timestamp?.UtcTicks}"
        : activity.Id is { Length: > 0 and <= 200 } id ? id : Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
}
