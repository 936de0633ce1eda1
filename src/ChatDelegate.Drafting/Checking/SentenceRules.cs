using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>The rules of a sentence: its notes exist, and it says no more than they do.</summary>
internal sealed class SentenceRules(IReadOnlyDictionary<string, NoteFacts> facts, Draft draft, DraftingRequest request)
{
    public IEnumerable<Violation> Check(Sentence sentence, int index)
    {
        var text = NormalText.Of(sentence.Text);
        var cited = sentence.Notes.Where(facts.ContainsKey).Select(id => facts[id]).ToList();
        var personal = Spans(text, cited).Where(span => span.Kind == EntityKind.Personal);
        return personal.Select(span => new Violation(ViolationCode.PersonalData, index, span.Canonical[2..]))
            .Concat(sentence.Notes.Where(id => !facts.ContainsKey(id) || !draft.Notes.Contains(id)).Select(id => new Violation(ViolationCode.UnknownNote, index, id)))
            .Concat(sentence.Kind switch
            {
                SentenceKind.Own => [],
                SentenceKind.Form => FixedPhrases.IsForm(sentence.Text) ? [] : [new Violation(ViolationCode.UnknownPhrase, index, sentence.Text)],
                SentenceKind.Stated => Stated(sentence, text, cited, index),
                SentenceKind.Reworded => Reworded(sentence, text, cited, index),
                SentenceKind.Inferred or SentenceKind.Proposed => NewFacts(text, cited, index),
            });
    }

    private static IEnumerable<Violation> Stated(Sentence sentence, NormalText text, List<NoteFacts> cited, int index)
    {
        if (sentence.Notes.Count == 0)
        {
            yield return new Violation(ViolationCode.Uncited, index, sentence.Text);
        }

        foreach (var span in Missing(text, cited))
        {
            yield return new Violation(ViolationCode.Ungrounded, index, span);
        }

        if (cited.Count > 0 && !cited.Any(note => Quotation.IsFrom(sentence.Text, note.Typed)))
        {
            yield return new Violation(ViolationCode.NotQuoted, index, sentence.Text);
        }

        foreach (var note in cited.Where(note => !Quotation.Shares(sentence.Text, note.Typed)))
        {
            yield return new Violation(ViolationCode.Uncited, index, note.Source.Id);
        }
    }

    private static IEnumerable<Violation> Reworded(Sentence sentence, NormalText text, List<NoteFacts> cited, int index)
    {
        if (sentence.Notes.Count == 0)
        {
            yield return new Violation(ViolationCode.Uncited, index, sentence.Text);
        }

        foreach (var span in Missing(text, cited))
        {
            yield return new Violation(ViolationCode.Ungrounded, index, span);
        }

        foreach (var note in cited.Where(note => !Quotation.Shares(sentence.Text, note.Typed)))
        {
            yield return new Violation(ViolationCode.Uncited, index, note.Source.Id);
        }
    }

    private IEnumerable<Violation> NewFacts(NormalText text, List<NoteFacts> cited, int index) =>
        Missing(text, cited)
            .Where(span => request.HandlingUnits.All(unit => unit.Name != span))
            .Select(span => new Violation(ViolationCode.NewFact, index, span));

    /// <summary>Facts of the sentence that none of its notes holds, each note read with its own day.</summary>
    private static IEnumerable<string> Missing(NormalText text, List<NoteFacts> cited)
    {
        if (cited.Count == 0)
        {
            return Spans(text, cited).Where(span => span.Kind != EntityKind.Personal).Select(span => span.Canonical[2..]);
        }

        var readings = cited.Select(note => (Note: note, Spans: EntityFinder.Find(text, note.Source.At))).ToList();
        return readings[0].Spans
            .Where(span => span.Kind != EntityKind.Personal)
            .Where(span => !readings.Any(reading => reading.Spans.Any(same => same.Start == span.Start && reading.Note.Holds(same))))
            .Select(span => span.Canonical[2..]);
    }

    private static IReadOnlyList<EntitySpan> Spans(NormalText text, List<NoteFacts> cited) =>
        EntityFinder.Find(text, cited.Count > 0 ? cited[0].Source.At : default);
}
