namespace ChatDelegate.Channels.Cards;

public sealed record TextInput(string Field, string Label) : CardInput(Field, Label)
{
    public bool Multiline { get; init; }

    /// <summary>More cannot be typed.</summary>
    public int? MaxLength { get; init; }

    public string? Placeholder { get; init; }

    public TextInputKind? Kind { get; init; }

    /// <summary>A regular expression that the whole text must match; one that every renderer's engine reads alike.</summary>
    public string? Pattern { get; init; }

    private protected override string InputType => "Input.Text";

    private protected override bool HasRules => Pattern is not null;

    private protected override void WriteInput(CardWriter writer)
    {
        base.WriteInput(writer);
        writer.Optional("placeholder", Placeholder);
        writer.Flag("isMultiline", Multiline);
        writer.Optional("style", Kind?.Name());
        writer.Optional("regex", Pattern is null ? null : $"^(?:{Pattern})$");
        if (MaxLength is { } most)
        {
            writer.Json.WriteNumber("maxLength", most);
        }
    }
}
