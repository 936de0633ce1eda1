using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>A field of a form. Its value arrives under <paramref name="Id"/>, always as text.</summary>
/// <param name="Label">Shown above and read out; plain in every renderer.</param>
public abstract record CardInput(string Id, string Label) : CardElement
{
    public string? Value { get; init; }

    public bool Required { get; init; }

    /// <summary>Shown beside the field when it is required and empty; the server decides all else.</summary>
    public string? ErrorMessage { get; init; }

    private protected abstract string InputType { get; }

    private protected sealed override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteString("type", InputType);
        json.WriteString("id", Id);
        json.WriteString("label", Label);
        if (Required)
        {
            json.WriteBoolean("isRequired", true);
        }

        json.WriteOptional("errorMessage", ErrorMessage);
        WriteInput(json);
    }

    private protected virtual void WriteInput(Utf8JsonWriter json) => json.WriteOptional("value", Value);
}

public sealed record TextInput(string Id, string Label) : CardInput(Id, Label)
{
    public bool Multiline { get; init; }

    public int? MaxLength { get; init; }

    public string? Placeholder { get; init; }

    private protected override string InputType => "Input.Text";

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        base.WriteInput(json);
        json.WriteOptional("placeholder", Placeholder);
        if (Multiline)
        {
            json.WriteBoolean("isMultiline", true);
        }

        if (MaxLength is { } most)
        {
            json.WriteNumber("maxLength", most);
        }
    }
}

public sealed record NumberInput(string Id, string Label) : CardInput(Id, Label)
{
    private protected override string InputType => "Input.Number";

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        if (decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            json.WriteNumber("value", number);
        }
    }
}

/// <summary>Its value is <c>yyyy-MM-dd</c>.</summary>
public sealed record DateInput(string Id, string Label) : CardInput(Id, Label)
{
    private protected override string InputType => "Input.Date";
}

/// <summary>Its value is <c>HH:mm</c>.</summary>
public sealed record TimeInput(string Id, string Label) : CardInput(Id, Label)
{
    private protected override string InputType => "Input.Time";
}

/// <summary>Its value is <c>true</c> or <c>false</c>.</summary>
/// <param name="Statement">Beside the box.</param>
public sealed record ToggleInput(string Id, string Label, string Statement) : CardInput(Id, Label)
{
    private protected override string InputType => "Input.Toggle";

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        base.WriteInput(json);
        json.WriteString("title", PlainText.WithoutSigns(Statement));
    }
}

/// <summary>Its value is the chosen value, or the chosen values separated by commas.</summary>
public sealed record ChoiceInput(string Id, string Label, IReadOnlyList<CardChoice> Choices) : CardInput(Id, Label)
{
    public bool Many { get; init; }

    /// <summary>All at once with round or square boxes, rather than a drop-down list.</summary>
    public bool Expanded { get; init; }

    private protected override string InputType => "Input.ChoiceSet";

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        base.WriteInput(json);
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
