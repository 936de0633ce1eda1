using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs.Replies;
using Shown = ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>Draws the dialogs' cards as Adaptive Cards for the channel at hand.</summary>
internal sealed class CardRenderer
{
    private readonly long _seq;

    private CardRenderer(long seq) => _seq = seq;

    /// <param name="seq">The transcript entry of the card as it is first sent; its buttons carry it.</param>
    /// <param name="viewer">The person's id in the channel: their clients ask by themselves what has become of the card. Null where none do.</param>
    public static Attachment Render(Card card, CardTarget target, string locale, long seq, string? viewer = null)
    {
        var renderer = new CardRenderer(seq);
        var drawn = new CardBuilder(card.Title) { Language = locale }
            .Add(card.Blocks.Select(renderer.Draw))
            .Buttons(card.Buttons.Select(renderer.Draw))
            .Build();
        return (viewer is not null ? drawn with { Refresh = new CardRefresh(new ButtonData(new ButtonAction("refresh", card.Key ?? string.Empty), seq), viewer) } : drawn)
            .ToAttachment(target);
    }

    private CardElement Draw(CardBlock block) => block switch
    {
        Paragraph paragraph => Draw(paragraph),
        Facts facts => new FactSet([.. facts.Items.Select(fact => new CardFact(fact.Label, fact.Value))]),
        Entry entry => Draw(entry),
        Input input => Draw(input),
        _ => throw new InvalidOperationException($"No drawing for {block.GetType().Name}."),
    };

    private static CardElement Draw(Paragraph paragraph) => paragraph.Style switch
    {
        ParagraphStyle.Normal => new TextBlock(paragraph.Text),
        ParagraphStyle.Heading => new TextBlock(paragraph.Text) { Bold = true, Spacing = CardSpacing.Medium, Separator = true },
        ParagraphStyle.Subtle => new TextBlock(paragraph.Text) { Subtle = true, Size = TextSize.Small },
        ParagraphStyle.Warning => Attention(paragraph.Text),
    };

    /// <summary>Plain text on a coloured ground: Teams' own red text is too faint in the dark.</summary>
    private static Container Attention(string text) => new(new TextBlock(text) { Bold = true }) { Style = ContainerStyle.Attention };

    private Container Draw(Entry entry)
    {
        var text = new TextBlock(entry.Mark is null ? entry.Text : $"{entry.Mark} {entry.Text}");
        CardElement[] lines = entry.Note is null ? [text] : [text, new TextBlock(entry.Note) { Subtle = true, Size = TextSize.Small, Spacing = CardSpacing.None }];
        return entry.Action is { } action
            // A ground of its own shows that it can be touched, and makes it large enough for a thumb.
            ? new Container(lines) { Spacing = CardSpacing.Small, Style = ContainerStyle.Emphasis, SelectAction = Submit(entry.Text, action) }
            : new Container(lines) { Spacing = CardSpacing.Small };
    }

    private static CardElement Draw(Input input)
    {
        CardElement[] fields = input.Kind == InputKind.DateTime
            ? [DrawInput(input, InputKind.Date, input.Field, input.Value?.Split(' ')[0]), DrawInput(input, InputKind.DateTime, input.Field + ".time", input.Value?.Split(' ').ElementAtOrDefault(1))]
            : [DrawInput(input, input.Kind, input.Field, input.Value)];
        CardElement[] above =
        [
            .. input.Error is { } error ? [Attention(error)] : Array.Empty<CardElement>(),
            .. input.Hint is { Length: > 0 } hint ? [new TextBlock(hint) { Subtle = true, Size = TextSize.Small }] : Array.Empty<CardElement>(),
        ];
        return above.Length == 0 && fields is [var only] ? only : new Container([.. above, .. fields]) { Spacing = CardSpacing.Medium };
    }

    private static CardInput DrawInput(Input input, InputKind kind, string id, string? value)
    {
        CardInput drawn = kind switch
        {
            InputKind.Text => new TextInput(id, input.Label),
            InputKind.LongText => new TextInput(id, input.Label) { Multiline = true },
            InputKind.Choice => new ChoiceInput(id, input.Label, Choices(input)) { Expanded = input.Options.Count <= 6 },
            InputKind.MultiChoice => new ChoiceInput(id, input.Label, Choices(input)) { Many = true },
            InputKind.Number => new NumberInput(id, input.Label),
            InputKind.Date => new DateInput(id, input.Label),
            InputKind.DateTime => new TimeInput(id, input.Label),
        };
        // Not marked as required: the server says in words what is missing, and a renderer that wants a text of its own for it draws nothing.
        return drawn with { Value = value };
    }

    private static IReadOnlyList<CardChoice> Choices(Input input) =>
        [.. input.Options.Select(option => new CardChoice(option.Description is null ? option.Label : $"{option.Label}（{option.Description}）", option.Id))];

    private Channels.Cards.CardButton Draw(Shown.CardButton button)
    {
        var style = button.Style switch
        {
            ButtonStyle.Normal => CardButtonStyle.Default,
            ButtonStyle.Primary => CardButtonStyle.Positive,
            ButtonStyle.Destructive => CardButtonStyle.Destructive,
        };
        return button.Action.Do == "open" && Uri.TryCreate(button.Action.Target, UriKind.Absolute, out var address)
            ? new OpenUrlButton(button.Label, address) { Style = style }
            : Submit(button.Label, button.Action) with { Style = style };
    }

    private SubmitButton Submit(string title, ButtonAction action) =>
        new(title, new ButtonData(action, _seq)) { SendsInputs = action.Do == "submit" };
}
