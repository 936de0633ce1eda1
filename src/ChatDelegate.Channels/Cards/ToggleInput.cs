namespace ChatDelegate.Channels.Cards;

/// <summary>Its value is <c>true</c> or <c>false</c>.</summary>
/// <param name="Statement">Beside the box.</param>
public sealed record ToggleInput(string Field, string Label, string Statement) : CardInput(Field, Label)
{
    private protected override string InputType => "Input.Toggle";

    private protected override void WriteInput(CardWriter writer)
    {
        base.WriteInput(writer);
        writer.Json.WriteString("title", PlainText.WithoutSigns(Statement));
        writer.Flag("wrap", true);
    }
}
