using System.Globalization;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>What is wrong in a prompt, where, and how to cure it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Values">What its words name; the names are those of <see cref="PromptFaultWords"/>.</param>
public sealed record PromptFault(string File, int Line, PromptFaultCode Code, params IReadOnlyList<(string Name, object Value)> Values)
{
    /// <summary>In English, as <c>lint</c> and the log say it.</summary>
    public string Message => Fill(PromptFaultWords.Of(Code).English);

    /// <summary>For the administrator who meets it in the console.</summary>
    public string Chinese => Fill(PromptFaultWords.Of(Code).Chinese);

    public override string ToString() => $"{File}:{Line}: {Message}";

    /// <summary>In one pass: what was typed into a prompt may hold braces of its own.</summary>
    private string Fill(string words)
    {
        var filled = new System.Text.StringBuilder(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var place = Values.FirstOrDefault(value => string.CompareOrdinal(words, at, $"{{{value.Name}}}", 0, value.Name.Length + 2) == 0);
            filled.Append(place.Name is null ? words[at].ToString() : Convert.ToString(place.Value, CultureInfo.InvariantCulture));
            at += place.Name is null ? 1 : place.Name.Length + 2;
        }

        return filled.ToString();
    }
}
