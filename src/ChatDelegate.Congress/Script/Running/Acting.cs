using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>Who does something with a script, in which transaction, in which words.</summary>
/// <param name="Reason">Needed from staff always, from convenors for what departs from the script.</param>
internal sealed record Acting(RecordSession Session, Participant Who, PhraseBook Phrases, string Locale, TimeZoneInfo Zone, DateTimeOffset Now, string? Reason)
{
    public CongressDb Db => Session.Db;

    public string Text(string key, params (string Name, object Value)[] values) => Phrases(Locale, key, values);
}

/// <summary>What came of it: a refusal, or what there is to show.</summary>
internal sealed record Acted(ScriptRefusal? Refusal, params IReadOnlyList<CardBlock> Shown)
{
    public static implicit operator Acted(ScriptError why) => new((ScriptRefusal)why);
}
