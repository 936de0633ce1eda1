namespace ChatDelegate.Channels.Cards;

/// <summary>Its value is the chosen value, or the chosen values separated by commas.</summary>
public sealed record ChoiceInput(string Field, string Label, IReadOnlyList<CardChoice> Choices) : CardInput(Field, Label)
{
    public bool Many { get; init; }

    /// <summary>All at once with round or square boxes, rather than a drop-down list.</summary>
    public bool Expanded { get; init; }

    private protected override string InputType => "Input.ChoiceSet";

    private protected override void WriteInput(CardWriter writer)
    {
        base.WriteInput(writer);
        var json = writer.Json;
        json.WriteString("style", Expanded || Many ? "expanded" : "compact");
        json.WriteBoolean("isMultiSelect", Many);
        json.WriteBoolean("wrap", true);
        json.WriteStartArray("choices");
        foreach (var choice in Choices)
        {
            json.WriteStartObject();
            json.WriteString("title", PlainText.WithoutSigns(choice.Title));
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <param name="Value">Without commas, which separate many.</param>
public sealed record CardChoice(string Title, string Value);
