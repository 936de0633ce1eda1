namespace ChatDelegate.Channels.Cards;

/// <summary>Puts a card together from top to bottom. Its title is its heading, and its text where no card can be drawn.</summary>
public sealed class CardBuilder(string title)
{
    private readonly List<CardElement> _body = [new TextBlock(title) { Bold = true, Size = TextSize.Medium, Heading = true }];
    private readonly List<CardButton> _buttons = [];

    /// <inheritdoc cref="AdaptiveCard.Language"/>
    public string? Language { get; init; }

    /// <inheritdoc cref="AdaptiveCard.Refresh"/>
    public CardRefresh? Refresh { get; init; }

    public CardBuilder Add(params IEnumerable<CardElement> elements)
    {
        _body.AddRange(elements);
        return this;
    }

    /// <summary>Under the card, in this order; six at most are readable on a phone.</summary>
    public CardBuilder Buttons(params IEnumerable<CardButton> buttons)
    {
        _buttons.AddRange(buttons);
        return this;
    }

    public AdaptiveCard Build() => new([.. _body], [.. _buttons]) { FallbackText = title, Language = Language, FullWidth = true, Refresh = Refresh };
}
