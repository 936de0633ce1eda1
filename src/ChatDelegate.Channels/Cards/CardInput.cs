namespace ChatDelegate.Channels.Cards;

/// <summary>A field of a form. Its value arrives under <paramref name="Field"/>, always as text.</summary>
/// <param name="Label">Shown above and read out; plain in every renderer.</param>
public abstract record CardInput(string Field, string Label) : CardElement
{
    public string? Value { get; init; }

    /// <summary>The renderer keeps the form back while it is empty; elsewhere the server decides.</summary>
    public bool Required { get; init; }

    /// <summary>Shown beside the field when it breaks one of its rules; without one, a renderer would keep the form back in silence, so then it is the label.</summary>
    public string? ErrorMessage { get; init; }

    private protected abstract string InputType { get; }

    /// <summary>Rules beside <see cref="Required"/>.</summary>
    private protected virtual bool HasRules => false;

    private protected sealed override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", InputType);
        writer.Json.WriteString("id", Field);
        writer.Json.WriteString("label", Label);
        writer.Flag("isRequired", Required);
        writer.Optional("errorMessage", ErrorMessage ?? (Required || HasRules ? Label : null));
        WriteInput(writer);
    }

    private protected virtual void WriteInput(CardWriter writer) => writer.Optional("value", Value);
}
