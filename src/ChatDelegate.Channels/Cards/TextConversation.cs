using System.Globalization;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// One conversation on a channel that knows only text: what is said as lines, and what a line that comes back means. <c>#2</c> presses
/// what has that number on the last card, <c>name=value</c> fills an input of it, anything else is said.
/// </summary>
/// <remarks>
/// The last card is remembered in memory only. A number that comes after a restart is said as it is written, and the dialogs answer it in
/// words, as they answer whatever they do not understand; nothing is lost, since every dialog can be had in words alone.
/// </remarks>
public sealed class TextConversation
{
    private readonly Lock _gate = new();
    private CardText? _card;

    /// <summary>The card that numbers and names are about; null before the first.</summary>
    public CardText? Card => Volatile.Read(ref _card);

    /// <summary>The text to send for an activity. A card in it with something to press or to fill in becomes the last one.</summary>
    public string Show(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var cards = CardsOf(activity).ToList();
        if (cards.LastOrDefault(card => card.Buttons.Count + card.Inputs.Count > 0) is { } last)
        {
            Volatile.Write(ref _card, last);
        }

        var offered = string.Join("  ", (activity.SuggestedActions?.Actions ?? []).Select(action => $"<{action.Title}>"));
        return string.Join('\n', cards.Select(card => card.ToString()).Prepend(activity.Text ?? string.Empty).Append(offered).Where(part => part.Length > 0));
    }

    /// <summary>The cards of an activity, as text.</summary>
    public static IEnumerable<CardText> CardsOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return (activity.Attachments ?? []).Where(part => part.ContentType == ContentTypes.AdaptiveCard).Select(part => part.Content is { } card ? CardText.Of(card.Json) : null).OfType<CardText>();
    }

    /// <summary>The message that a line is, to be completed with who sent it and where; null when it has filled an input and says nothing yet.</summary>
    public Activity? Hear(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        lock (_gate)
        {
            var sign = line.IndexOfAny(['=', '＝']);
            if (sign > 0 && Card?.Fill(line[..sign].Trim(), line[(sign + 1)..].Trim()) == true)
            {
                return null;
            }

            return NumberOf(line) is { } number && Card?.Press(number) is { } sent
                ? new Activity { Type = ActivityTypes.Message, Value = sent }
                : new Activity { Type = ActivityTypes.Message, Text = line };
        }
    }

    /// <summary>Chinese keyboards write signs and digits in full width.</summary>
    private static int? NumberOf(string line) =>
        line.Trim().Normalize(System.Text.NormalizationForm.FormKC) is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
