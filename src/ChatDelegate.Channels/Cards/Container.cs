namespace ChatDelegate.Channels.Cards;

/// <summary>A group of elements, which as a whole can be touched.</summary>
public sealed record Container(params IReadOnlyList<CardElement> Items) : CardElement
{
    public ContainerStyle? Style { get; init; }

    public CardButton? SelectAction { get; init; }

    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "Container");
        writer.Optional("style", Style?.Name());
        writer.Elements("items", Items);
        writer.SelectAction(SelectAction);
    }
}
