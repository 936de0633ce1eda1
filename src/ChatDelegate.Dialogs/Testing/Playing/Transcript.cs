using System.Text;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>
/// The conversation as one would read it aloud: what was done after <c>&gt;</c>, what was said beneath, what was called after an
/// arrow. What is private stands in none of it.
/// </summary>
internal sealed class Transcript(Conversation talk)
{
    private readonly List<string> _lines = [];
    private int _last;

    public void Did(string told)
    {
        _last = _lines.Count;
        _lines.Add("> " + told.ReplaceLineEndings(" "));
    }

    /// <summary>A card page as it was filled in.</summary>
    public void Filled(string page, IEnumerable<KeyValuePair<string, string>> inputs) =>
        Did($"[{page}: {string.Join(", ", inputs.Select(pair => $"{pair.Key}={(Secrets.IsField(talk.Catalog, pair.Key) ? Secrets.Mask : Short(pair.Value))}"))}]");

    public void Heard(Exchange exchange, bool told = true)
    {
        if (exchange.Hidden && told && _lines.Count > 0)
        {
            _lines[_last] = "> " + Secrets.Mask;
        }

        _lines.AddRange(exchange.Replies.Select(reply => "  " + ReplyText.Of(reply).ReplaceLineEndings(Environment.NewLine + "  ")));
        _lines.AddRange(exchange.Calls.Select(call => $"    -> {call.Name} {string.Join(", ", call.Input.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Input(call, pair)))}"));
    }

    public override string ToString() => new StringBuilder().AppendJoin(Environment.NewLine, _lines).AppendLine().ToString();

    private string Input(CommandCall call, KeyValuePair<string, Value> input) =>
        $"{input.Key}={(Secrets.IsInput(talk.Catalog, call.Name, input.Key) ? Secrets.Mask : Short(ValueText.Of(input.Value)))}";

    private static string Short(string text) => text.Length <= 80 ? text : text[..60] + "…";
}
