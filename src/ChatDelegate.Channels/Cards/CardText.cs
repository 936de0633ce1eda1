using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// An Adaptive Card for channels that know only text: lines to read, a number at whatever can be pressed and a name at whatever can be
/// filled in; and the way back, from a number to what the button would have sent.
/// </summary>
/// <remarks>It holds no words of its own, so it needs no language.</remarks>
public sealed class CardText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, string> _filled = new(StringComparer.Ordinal);

    private CardText(CardTextReader read)
    {
        Lines = read.Lines;
        ButtonLine = read.ButtonLine;
        Buttons = read.Buttons;
        Inputs = read.Inputs;
    }

    /// <summary>From top to bottom, the title first; entries and inputs stand where they stand on the card.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The buttons under the card with their numbers; empty when it has none.</summary>
    public string ButtonLine { get; }

    /// <summary>Number 1 comes first.</summary>
    public IReadOnlyList<NumberedButton> Buttons { get; }

    public IReadOnlyList<NamedInput> Inputs { get; }

    /// <param name="card">An Adaptive Card, from whichever <see cref="CardTarget"/>; what it does not know it passes over.</param>
    public static CardText Of(JsonElement card) => new(CardTextReader.Read(card));

    /// <summary>Writes into an input; false when the card has none of that name or label.</summary>
    public bool Fill(string name, string value)
    {
        if ((Inputs.FirstOrDefault(input => input.Id == name) ?? Inputs.FirstOrDefault(input => input.Label == name)) is not { } named)
        {
            return false;
        }

        _filled[named.Id] = named.ValueOf(value);
        return true;
    }

    /// <summary>What the button sends, as <see cref="CardSubmission"/> reads it; null when the card has no such number.</summary>
    /// <param name="number">From 1.</param>
    public JsonElement? Press(int number)
    {
        if (number < 1 || number > Buttons.Count)
        {
            return null;
        }

        var button = Buttons[number - 1];
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var member in button.Data.ValueKind == JsonValueKind.Object ? button.Data.EnumerateObject() : default)
            {
                member.WriteTo(json);
            }

            foreach (var input in button.SendsInputs ? Inputs : [])
            {
                json.WriteString(input.Id, _filled.GetValueOrDefault(input.Id, input.Value));
            }

            json.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    public override string ToString() => string.Join('\n', ButtonLine.Length == 0 ? Lines : [.. Lines, ButtonLine]);
}
