using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Server.Delivery;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Says things in a conversation: into its transcript and, where the channel has to be sent them, into the outbox. It keeps the
/// cards on the screen true: one that has been answered or overtaken loses its buttons, in place.
/// </summary>
internal sealed class Speaker(ChannelDirectory channels, OutboxLanes lanes, DeliverySignal delivery, PhraseBook phrases)
{
    public async Task<Spoken> SayAsync(Turn turn, Speech speech, CancellationToken cancellationToken)
    {
        var open = OpenCard.Read(turn.Row.OpenCards).ToList();
        var lane = speech is { Notice: null, Replies.Count: > 0 } && !channels.Of(turn.Row.Channel).Abilities.IsFeed ? lanes.Find(turn.Row) : null;
        var coming = speech.Replies.Where(reply => reply.Card is { InPlace: false }).Select(reply => KeyOf(reply.Card)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        AttachmentContent? pressed = null;
        foreach (var card in open.Where(card => coming.Contains(card.Key) || IsDone(card, speech)).ToList())
        {
            open.Remove(card);
            var isPressed = card.First == speech.Press?.Card;
            if ((isPressed || !card.IsQuestion) && await CloseAsync(turn, card, speech, isPressed, lane, cancellationToken) is { } closed && isPressed)
            {
                pressed = closed;
            }
        }

        var said = new List<Activity>(speech.Replies.Count);
        foreach (var reply in speech.Replies)
        {
            if (reply.Card is { InPlace: true, Otherwise: { } words } && channels.Of(turn.Row.Channel).Abilities is { IsFeed: false, Updates: false })
            {
                said.Add(Say(turn, speech, Reply.Of(words), open, lane));
            }
            else if (reply.Card is not { InPlace: true } card || open.Exists(shown => shown.Key == card.Key))
            {
                said.Add(Say(turn, speech, reply, open, lane));
            }
        }

        turn.Row.OpenCards = OpenCard.Write(open);
        return new Spoken(said, pressed);
    }

    private Activity Say(Turn turn, Speech speech, Reply reply, List<OpenCard> open, OutboxLane? lane)
    {
        var row = turn.Row;
        var seq = ++row.LastSeq;
        var shown = reply.Card is { InPlace: true, Key: { } key } ? open.Find(card => card.Key == key) : null;
        var (activity, json) = ActivityWriter.Write(row, seq, reply, channels.Of(row.Channel).Abilities.Cards, speech.ReplyTo, shown, turn.Now);
        Append(turn, speech, activity, json, shown?.First, lane);
        if (reply.Card is { } card && KeyOf(card) is { } ofCard)
        {
            open.RemoveAll(other => other.Key == ofCard);
            var bound = Bound(card).ToList();
            open.Add(new OpenCard(
                ofCard, shown?.First ?? seq, seq, bound.FirstOrDefault()?.Draft, bound.Select(action => action.Revision).DefaultIfEmpty().Max(), card.Key is null, card.Blocks.OfType<Input>().Any()));
        }

        return activity;
    }

    private async Task<AttachmentContent?> CloseAsync(Turn turn, OpenCard card, Speech speech, bool isPressed, OutboxLane? lane, CancellationToken cancellationToken)
    {
        // A press without its values was the answer to a private question: which button it was says what was answered.
        string Note(string? label) =>
            label is null ? phrases(turn.Row.Locale, "server.card_overtaken")
            : speech.Press?.Inputs is null ? phrases(turn.Row.Locale, "server.card_answered")
            : phrases(turn.Row.Locale, "server.card_pressed", ("button", label));
        if (await turn.Tables.ReadActivityAsync(turn.Row.Id, card.Last, cancellationToken) is not { } entry
            || ActivityWriter.Close(entry, isPressed ? speech.Press : null, Note) is not { } closed)
        {
            return null;
        }

        turn.Row.LastSeq++;
        Append(turn, speech, closed.Activity, closed.Json, card.First, lane);
        return closed.Card;
    }

    private void Append(Turn turn, Speech speech, Activity activity, Utf8Text json, long? replaces, OutboxLane? lane)
    {
        var row = turn.Row;
        var abilities = channels.Of(row.Channel).Abilities;
        turn.Tables.Append(row.Id, row.LastSeq, activity.Id ?? string.Empty, false, json, turn.Now);
        if (!abilities.IsFeed && (replaces is null ? !speech.InResponse : abilities.Updates))
        {
            turn.Tables.SendLater(row.Id, row.LastSeq, replaces, speech.Notice, turn.Now, lane is null ? null : (lanes.Id, turn.Now + OutboxTables.Claim));
            var message = new DueMessage(row.Id, row.LastSeq, null, 0, replaces, speech.Notice is not null, row.Channel, row.ExternalId, row.Reference) { AsWritten = activity, To = row.Address };
            turn.Session.AfterCommit(lane is null ? delivery.Ring : () => lanes.Send(lane, message), lane is null ? null : () => lanes.Doubt(lane, message));
        }
    }

    private static bool IsDone(OpenCard card, Speech speech)
    {
        if (card.Draft is null || speech.Drafts is null)
        {
            return false;
        }

        var isPressed = speech.Press?.Card == card.First;
        return !speech.Drafts.TryGetValue(card.Draft, out var revision)
            || (card.Revision > 0 && revision > card.Revision && (isPressed || !card.HasInputs))
            || (isPressed && speech.Press?.Action.Do == "confirm");
    }

    /// <summary>What the card shows, or the draft that it asks about; null for a card that stays as it is.</summary>
    private static string? KeyOf(Card? card) => card?.Key ?? (card is null ? null : Bound(card).FirstOrDefault()?.Draft);

    private static IEnumerable<ButtonAction> Bound(Card card) =>
        card.Buttons.Select(button => button.Action).Concat(card.Blocks.OfType<Entry>().Select(entry => entry.Action).OfType<ButtonAction>()).Where(action => action.Draft is not null);
}
