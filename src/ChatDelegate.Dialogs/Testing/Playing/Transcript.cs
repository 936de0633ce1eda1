using System.Text;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>The conversation as one would read it aloud: what was done after <c>&gt;</c>, what was said beneath.</summary>
internal sealed class Transcript
{
    private readonly StringBuilder _text = new();

    public void Did(string told) => _text.Append("> ").AppendLine(told.ReplaceLineEndings(" "));

    public void Heard(Exchange exchange)
    {
        foreach (var reply in exchange.Replies)
        {
            _text.AppendLine(Indented(ReplyText.Of(reply)));
        }

        foreach (var call in exchange.Calls)
        {
            _text.Append("    -> ").Append(call.Name).Append(' ').AppendLine(string.Join(", ", call.Input.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Short(ValueText.Of(pair.Value))}")));
        }
    }

    public override string ToString() => _text.ToString();

    private static string Indented(string text) => "  " + text.ReplaceLineEndings(Environment.NewLine + "  ");

    private static string Short(string text) => text.Length <= 80 ? text : text[..60] + "…";
}
