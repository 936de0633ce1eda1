using System.Globalization;

namespace ChatDelegate.Channels.Cards;

/// <summary>Its value is <c>HH:mm</c>.</summary>
public sealed record TimeInput(string Field, string Label) : CardInput(Field, Label)
{
    public TimeOnly? Least { get; init; }

    public TimeOnly? Most { get; init; }

    private protected override string InputType => "Input.Time";

    private protected override bool HasRules => Least is not null || Most is not null;

    private protected override void WriteInput(CardWriter writer)
    {
        base.WriteInput(writer);
        writer.Optional("min", Least?.ToString("HH:mm", CultureInfo.InvariantCulture));
        writer.Optional("max", Most?.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
