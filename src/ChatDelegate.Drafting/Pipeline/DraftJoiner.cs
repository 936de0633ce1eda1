using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Joins the drafts of the parts of one large matter: what several parts say stands once, with the notes of all.</summary>
internal static class DraftJoiner
{
    /// <summary>Likeness from which two sentences say the same; figures and names are then still compared.</summary>
    private const double Same = 0.75;

    public static Draft Join(IReadOnlyList<Draft> parts, DraftingRequest request)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var lead = parts.FirstOrDefault(part => part.Origin.Fallback is null) ?? parts[0];
        var sentences = Merge([.. parts.SelectMany(part => part.Sentences).Where(sentence => sentence.Kind != SentenceKind.Form)]);
        var units = parts.SelectMany(part => part.Units).GroupBy(unit => unit).OrderByDescending(unit => unit.Count()).Select(unit => unit.Key).Take(DraftShape.MostUnits).ToList();
        var joined = lead with
        {
            Category = parts.GroupBy(part => part.Category).OrderByDescending(group => group.Count()).First().Key,
            Units = units,
            Sentences = DraftShape.WithForm(DraftShape.Limit(sentences), lead),
            Notes = [.. parts.SelectMany(part => part.Notes).Distinct()],
            Questions = Questions(parts, sentences, units),
            Origin = lead.Origin with { Fallback = parts.Select(part => part.Origin.Fallback).FirstOrDefault(reason => reason is not null) },
        };
        return Checking.GateKeeper.Admit(joined, lead.Title, request);
    }

    /// <summary>A gap is one when every part has it; different figures or wishes are one as soon as one part has them.</summary>
    private static IReadOnlyList<Question> Questions(IReadOnlyList<Draft> parts, IReadOnlyList<Sentence> sentences, IReadOnlyList<string> units)
    {
        var common = parts.SelectMany(part => part.Questions.Distinct())
            .GroupBy(question => question)
            .Where(group => group.Key.Code is "conflict" or "opposed" or "verified" || group.Count() == parts.Count)
            .Select(group => group.Key);
        return QuestionUnion.Of(sentences, units, [.. common], []);
    }

    private static List<Sentence> Merge(IReadOnlyList<Sentence> sentences)
    {
        var similarity = new TextSimilarity([.. sentences.Select(sentence => sentence.Text)]);
        var kept = new List<int>();
        foreach (var i in Enumerable.Range(0, sentences.Count).OrderByDescending(i => sentences[i].Notes.Count))
        {
            if (!kept.Any(other => sentences[other].Section == sentences[i].Section && similarity.Between(other, i) >= Same && SameFigures(sentences[other].Text, sentences[i].Text)))
            {
                kept.Add(i);
            }
        }

        return [.. kept.Select(i => sentences[i] with { Notes = [.. sentences.Where(other => other.Section == sentences[i].Section && other.Text == sentences[i].Text).SelectMany(other => other.Notes).Distinct()] })];
    }

    private static bool SameFigures(string first, string second) => Facts(first).SetEquals(Facts(second));

    private static HashSet<string> Facts(string text) => [.. Entities.EntityFinder.Find(NormalText.Of(text), default).Select(span => span.Canonical)];
}
