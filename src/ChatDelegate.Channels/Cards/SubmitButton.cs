using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// Sends its data and the card's inputs to the bot: Action.Submit in Web Chat; Action.Execute with Action.Submit as fallback in Teams.
/// <see cref="CardSubmission"/> reads both.
/// </summary>
public sealed record SubmitButton(string Title, CardPayload Data) : CardButton(Title)
{
    /// <summary>False for a button that leaves the form as it is, such as cancel: it sends no inputs and asks for none.</summary>
    public bool SendsInputs { get; init; } = true;

    private protected override void WriteMembers(CardWriter writer)
    {
        var json = writer.Json;
        if (writer.Target == CardTarget.WebChat)
        {
            WriteSubmit(json);
            return;
        }

        WriteExecute(json, CardSubmission.Verb, Data, SendsInputs);
        json.WriteStartObject("fallback");
        WriteSubmit(json);
        WriteFace(writer);
        json.WriteEndObject();
    }

    internal static void WriteExecute(Utf8JsonWriter json, string verb, CardPayload data, bool sendsInputs)
    {
        json.WriteString("type", "Action.Execute");
        json.WriteString("verb", verb);
        WriteData(json, data, sendsInputs);
    }

    private void WriteSubmit(Utf8JsonWriter json)
    {
        json.WriteString("type", "Action.Submit");
        WriteData(json, Data, SendsInputs);
    }

    private static void WriteData(Utf8JsonWriter json, CardPayload data, bool sendsInputs)
    {
        json.WritePropertyName("data");
        data.WriteTo(json);
        if (!sendsInputs)
        {
            json.WriteString("associatedInputs", "none");
        }
    }
}
