using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Shows a card as it is now to a client that asks by itself (Teams does whenever such a card comes into view). Nobody has done
/// anything: it reads and changes nothing, not even that the person was heard from.
/// </summary>
internal sealed class CardViews(IDbContextFactory<CongressDb> databases, PhraseBook phrases)
{
    public async Task<InvokeResponse> ShowAsync(string channel, Activity activity, CardSubmission asked, CancellationToken cancellationToken)
    {
        var card = ButtonData.Read(asked.Data)?.Card is { } first ? await LatestAsync(channel, activity.Conversation?.Id ?? string.Empty, first, cancellationToken) : null;
        var answer = card is { } shown
            ? AdaptiveCardInvokeResponse.Card(shown)
            : AdaptiveCardInvokeResponse.BadRequest("BadRequest", phrases(Locales.Nearest(activity.Locale), "server.unknown_button"));
        return answer.ToResponse();
    }

    /// <summary>What became of a card; null when it is none of this conversation's.</summary>
    private async Task<System.Text.Json.JsonElement?> LatestAsync(string channel, string externalId, long first, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var conversation = await db.Set<Conversation>().AsNoTracking().Where(c => c.Channel == channel && c.ExternalId == externalId).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken);
        return conversation is { } id && await NoticeTables.LatestAsync(db, id, first, cancellationToken) is { } entry
            && ActivityJson.Read(Encoding.UTF8.GetBytes(entry)).Activity?.Attachments?.FirstOrDefault() is { Content.Json: var card }
            ? card
            : null;
    }
}
