namespace ChatDelegate.Channels.Cards;

/// <summary>What can be filled in on a card that is shown as text, by its name.</summary>
/// <param name="Id">Its name; people may use the label as well.</param>
/// <param name="Value">What stands in it as the card comes.</param>
/// <param name="Choices">What it can be; empty for anything.</param>
/// <param name="Many">Several of the choices may stand in it, separated by commas.</param>
public sealed record NamedInput(string Id, string Label, string Value, IReadOnlyList<CardChoice> Choices, bool Many)
{
    private static readonly char[] Separators = [',', '，', '、'];

    /// <summary>People write what they read, the titles of choices; the card sends their values.</summary>
    public string ValueOf(string written) => Choices.Count == 0 ? written
        : Many ? string.Join(',', written.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Chosen))
        : Chosen(written);

    private string Chosen(string written) => Choices.FirstOrDefault(choice => choice.Title == written)?.Value ?? written;
}
