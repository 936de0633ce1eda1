using System.Text.Json;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>A card that the product sends.</summary>
/// <param name="From">What it came of.</param>
internal sealed record ProductCard(string From, string Locale, Card Card)
{
    public JsonElement Draw(CardTarget target) => CardRenderer.Render(Card, target, Locale, 7, target == CardTarget.Teams ? "29:1" : null).Content!.Json;

    /// <summary>As it stays behind when its first button has been pressed with everything filled in.</summary>
    public JsonElement Close(CardTarget target)
    {
        var inputs = Card.Blocks.OfType<Input>().ToDictionary(input => input.Field, input => input.Options is [] ? input.Value ?? "填写的内容" : string.Join(',', input.Options.Select(option => option.Id)));
        return ClosedCard.Of(Draw(target), inputs, "已按：确认提交").Json;
    }
}
