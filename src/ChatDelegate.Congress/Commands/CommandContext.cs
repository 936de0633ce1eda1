using System.Globalization;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Commands;

/// <summary>Everything a command may touch. What it writes through <see cref="Session"/> commits with the turn, or not at all.</summary>
public sealed record CommandContext(
    RecordSession Session,
    Participant Participant,
    Guid ConversationId,
    CommandCall Call,
    string Locale,
    DateTimeOffset Now,
    TimeZoneInfo Zone,
    PhraseBook Phrases)
{
    public CongressDb Db => Session.Db;

    /// <summary>A text from dialogs/texts in the person's language.</summary>
    public string Text(string key, params (string Name, object Value)[] values) => Phrases(Locale, key, values);

    public string? TextInput(string name) => Call.Input.GetValueOrDefault(name) is Value.TextValue { Text: var text } ? text : null;

    public int? NumberInput(string name) => Call.Input.GetValueOrDefault(name) switch
    {
        Value.NumberValue { Number: var number } when number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue => (int)number,
        Value.TextValue { Text: var text } when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public bool FlagInput(string name) => Call.Input.GetValueOrDefault(name) is Value.FlagValue { Flag: true };

    public IReadOnlyList<string> ListInput(string name) => Call.Input.GetValueOrDefault(name) is Value.ListValue { Items: var items } ? items : [];

    public IReadOnlyList<Attachment> FilesInput(string name) => Call.Input.GetValueOrDefault(name) is Value.AttachmentsValue { Items: var items } ? items : [];

    public Guid? IdInput(string name) => Guid.TryParse(TextInput(name), out var id) ? id : null;
}

/// <summary>Finds a text in a language and fills its placeholders.</summary>
public delegate string PhraseBook(string locale, string key, params (string Name, object Value)[] values);
