using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>What can be pressed on a card that is shown as text, by its number: a button, or an entry that can be touched.</summary>
/// <param name="Data">What it sends, without the inputs.</param>
/// <param name="SendsInputs">False for a button that leaves the form as it is.</param>
public sealed record NumberedButton(string Title, JsonElement Data, bool SendsInputs);
