namespace ChatDelegate.Channels.Cards;

/// <summary>Buttons within the body.</summary>
public sealed record ActionSet(params IReadOnlyList<CardButton> Actions) : CardElement
{
    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "ActionSet");
        writer.Actions(Actions);
    }
}
