using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Writes the draft that a careful drafter would write, from what is known to be right: quotations that say each fact, the right labels.</summary>
internal static class GoldWriter
{
    private const int MostPerSection = 5;

    public static Draft Write(GoldMatter matter, Bundle bundle)
    {
        var notes = bundle.Of(matter);
        var sentences = new List<Sentence>();
        foreach (var nugget in matter.Nuggets)
        {
            var said = notes.SelectMany(note => Pieces(note.Note.Text).Where(nugget.IsIn).Select(piece => (note.Note.Id, Text: piece))).FirstOrDefault();
            if (said.Id is not null && sentences.All(sentence => sentence.Text != said.Text) && sentences.Count(sentence => sentence.Section == nugget.Section) < MostPerSection)
            {
                sentences.Add(new Sentence(nugget.Section, said.Text, [said.Id], SentenceKind.Stated));
            }
        }

        var measures = sentences.Where(sentence => sentence.Section == Section.Measure).ToList();
        var caused = sentences.Any(sentence => sentence.Section == Section.Cause);
        return new Draft(
            $"关于解决{matter.Place}{matter.Text.About}问题的建议",
            matter.Text.Category[0],
            [matter.Text.Lead[0], .. matter.Text.Co],
            [
                .. sentences.Where(sentence => sentence.Section == Section.Problem),
                .. sentences.Where(sentence => sentence.Section == Section.Cause),
                .. measures,
                .. measures.Count > 0 ? Array.Empty<Sentence>() : [new Sentence(Section.Measure, FixedPhrases.GeneralProposal, [], SentenceKind.Proposed)],
            ],
            [.. notes.Select(note => note.Note.Id)],
            caused ? [] : [new Question("cause", Section.Cause)]);
    }

    /// <summary>The note's sentences, each with its full stop.</summary>
    private static IEnumerable<string> Pieces(string text) =>
        text.Split('。', '！', '？', '!', '?').Select(piece => piece.Trim()).Where(piece => piece.Length > 0).Select(piece => piece + "。");
}
