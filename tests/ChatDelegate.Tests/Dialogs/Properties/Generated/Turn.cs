using System.Text.Encodings.Web;
using System.Text.Json;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>An event and all that came of it, its commands and lists answered.</summary>
internal sealed record Turn(DialogEvent Happened, ConversationState Before, ConversationState After, IReadOnlyList<Effect> Effects)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault };

    public IEnumerable<CommandCall> Calls => Effects.OfType<RunCommand>().Select(run => run.Call);

    public IEnumerable<Reply> Replies => Effects.OfType<Say>().Select(say => say.Reply);

    public IEnumerable<Card> Cards => Replies.Select(reply => reply.Card).OfType<Card>();

    /// <summary>Everything that the person sees.</summary>
    public string Said => string.Join('\n', Replies.Select(reply => JsonSerializer.Serialize(reply, Readable)));

    public override string ToString()
    {
        var happened = Happened switch
        {
            Said said => $"says '{(said.Text.Length > 60 ? $"{said.Text[..20]}… ({said.Text.Length})" : said.Text)}'{(said.Attachments.Count > 0 ? $" + {said.Attachments.Count} files" : "")}",
            Pressed pressed => $"presses {JsonSerializer.Serialize(pressed.Action, Readable)} {string.Join(", ", pressed.Inputs.Select(pair => $"{pair.Key}='{pair.Value}'"))}",
            var other => other.GetType().Name,
        };
        var top = After.Frames.IsEmpty ? null : After.Frames[^1];
        return $"{happened} -> {(top is null ? "nothing" : $"{top.Dialog} v{top.Version} r{top.Revision} asks {top.Focus ?? "-"}")}{string.Concat(Calls.Select(call => " !" + call.Name))}{(After.Question is { } question ? $" ?{question.Kind}" : "")}";
    }
}
