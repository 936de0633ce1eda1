using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Turns what a model wrote into sentences of a draft: one line each, without list marks and invisible characters, with real note ids.</summary>
internal static partial class AnswerReader
{
    /// <summary>What stands for a placeholder that no draft may show; the gate does not let it through.</summary>
    public const string Withheld = "****";

    public static Sentence Read(Section section, AnswerSentence answer, DraftingCase notes) => new(
        section,
        Ended(Text(answer.Text, notes)),
        [.. answer.Notes.Select(notes.IdOf).Distinct()],
        KindOf(section, answer.Kind));

    /// <summary>A title or a sentence, with what of the placeholders the record may show.</summary>
    public static string Text(string written, DraftingCase notes)
    {
        var line = string.Join(' ', Invisible.Strip(written).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        line = ListMark().Replace(line, "");
        return notes.Masked.Showable(line) ?? notes.Masked.Withhold(line, Withheld);
    }

    /// <summary>What the model claims; it is held to no more than code finds (<see cref="Checking.Grader"/>).</summary>
    private static SentenceKind KindOf(Section section, string? kind) => kind switch
    {
        "inferred" => SentenceKind.Inferred,
        "proposed" => SentenceKind.Proposed,
        _ => section == Section.Measure && kind is null ? SentenceKind.Proposed : SentenceKind.Stated,
    };

    private static string Ended(string line) => line.Length > 0 && char.IsLetterOrDigit(line[^1]) ? line + "。" : line;

    [GeneratedRegex(@"^(?:\(?\d{1,2}[.、)]\s*(?!\d)|（[一二三四五六七八九十]{1,2}）|[一二三四五六七八九十]{1,2}、)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex ListMark();
}
