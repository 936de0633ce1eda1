using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Several answers in one message, where there is no doubt which is which.</summary>
internal sealed class FormExtracts(Turn turn)
{
    public bool FromMessage(FieldDefinition field, string text) => turn.Top is null && field.IsFree && text.Length == 0;

    public void FromAnswer(FieldDefinition field, string text)
    {
        _ = FromMessage(field, text);
    }
}
