using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Masking;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>The rules of a sentence: its notes exist, and it says no more than they do.</summary>
internal sealed class SentenceRules(IReadOnlyDictionary<string, NoteFacts> facts, IReadOnlyList<string> ofDraft, DraftingRequest request)
{
    private const int Longest = 600;

    public IEnumerable<Violation> Check(Sentence sentence, int index)
    {
        var text = NormalText.Of(sentence.Text);
        var cited = sentence.Notes.Where(facts.ContainsKey).Select(id => facts[id]).ToList();
        var personal = Personal(text, sentence.Kind).Select(detail => new Violation(ViolationCode.PersonalData, index, detail))
            .Concat(sentence.Notes.Where(id => !facts.ContainsKey(id) || !ofDraft.Contains(id)).Select(id => new Violation(ViolationCode.UnknownNote, index, id)));
        return sentence.Kind == SentenceKind.Own ? personal : personal.Concat(Shape(sentence, text, index)).Concat(sentence.Kind switch
        {
            SentenceKind.Own => [],
            SentenceKind.Form => FixedPhrases.IsForm(sentence.Text) ? [] : [new Violation(ViolationCode.UnknownPhrase, index, sentence.Text)],
            SentenceKind.Stated => Stated(sentence, text, cited, index),
            SentenceKind.Reworded => Reworded(sentence, text, cited, index),
            SentenceKind.Inferred => Added(sentence, text, cited, index).Concat(Inferred(sentence, text, cited, index)),
            SentenceKind.Proposed => Added(sentence, text, cited, index),
        });
    }

    /// <summary>Contacts and numbers in every sentence; the flat of a home only in the machine's: whose it is, the delegate knows.</summary>
    private static IEnumerable<string> Personal(NormalText text, SentenceKind kind)
    {
        var found = PersonalFinder.Find(text.Value).Select(span => text.Value[span.Start..span.End]);
        return kind == SentenceKind.Own ? found : found.Concat(AddressFinder.Find(text.Value).Select(at => text.Value[at.Start..at.End]));
    }

    private static IEnumerable<Violation> Shape(Sentence sentence, NormalText text, int index)
    {
        if (sentence.Text.Length > Longest || !sentence.Text.Any(char.IsLetterOrDigit) || !Enum.IsDefined(sentence.Section))
        {
            yield return new Violation(ViolationCode.Form, index, "");
        }

        if (PlainWords.Fault(sentence.Text) is { } fault)
        {
            yield return new Violation(ViolationCode.Markup, index, fault);
        }

        foreach (var sign in InjectionFinder.Find(text).Where(sign => sign.Kind != InjectionKind.Hidden))
        {
            yield return new Violation(ViolationCode.Instruction, index, text.Value[sign.Start..sign.End]);
        }
    }

    private static IEnumerable<Violation> Stated(Sentence sentence, NormalText text, List<NoteFacts> cited, int index)
    {
        if (sentence.Notes.Count == 0)
        {
            yield return new Violation(ViolationCode.Uncited, index, sentence.Text);
        }

        foreach (var span in FactRules.Missing(text, cited))
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

        foreach (var span in FactRules.Missing(text, cited).Concat(FactRules.Allegations(text, cited)).Concat(Degree.Raised(text, sentence.Section, cited)))
        {
            yield return new Violation(ViolationCode.Ungrounded, index, span);
        }

        foreach (var quoted in Quotation.Invented(sentence.Text, cited))
        {
            yield return new Violation(ViolationCode.NotQuoted, index, quoted);
        }

        if (cited.Count > 0 && !Rewording.IsFrom(sentence.Text, sentence.Section, cited))
        {
            yield return new Violation(ViolationCode.NotReworded, index, sentence.Text);
        }

        foreach (var violation in Turned(sentence, text, cited, index))
        {
            yield return violation;
        }

        foreach (var note in cited.Where(note => cited.Count > 1 && !Support.Says(sentence.Text, text, note)))
        {
            yield return new Violation(ViolationCode.Uncited, index, note.Source.Id);
        }
    }

    /// <summary>What the machine adds holds no fact; a measure may name a handling unit of the list.</summary>
    private IEnumerable<Violation> Added(Sentence sentence, NormalText text, List<NoteFacts> cited, int index)
    {
        var claims = sentence.Section == Section.Measure ? [] : FactRules.Allegations(text, cited);
        return FactRules.Missing(text, cited, bodies: sentence.Section == Section.Measure)
            .Where(span => request.HandlingUnits.All(unit => unit.Name != span))
            .Concat(claims)
            .Select(span => new Violation(ViolationCode.NewFact, index, span))
            .Concat(Quotation.Invented(sentence.Text, cited).Select(quoted => new Violation(ViolationCode.NotQuoted, index, quoted)))
            .Concat(Turned(sentence, text, cited, index));
    }

    /// <summary>A conclusion is drawn from what the notes speak of, and lays no blame that they do not lay.</summary>
    private static IEnumerable<Violation> Inferred(Sentence sentence, NormalText text, List<NoteFacts> cited, int index)
    {
        if (sentence.Notes.Count == 0 || (cited.Count > 0 && !Support.Draws(sentence.Text, cited)))
        {
            yield return new Violation(ViolationCode.Uncited, index, sentence.Text);
        }

        foreach (var blame in FactRules.Unsaid(Wording.Shared.Blame, text, cited))
        {
            yield return new Violation(ViolationCode.NewFact, index, blame);
        }
    }

    private static IEnumerable<Violation> Turned(Sentence sentence, NormalText text, List<NoteFacts> cited, int index) =>
        Polarity.Flips(sentence.Text, sentence.Section, cited).Select(flip => new Violation(ViolationCode.Negated, index, flip))
            .Concat(Relations.Swaps(text, cited).Select(swap => new Violation(ViolationCode.Swapped, index, swap)));
}
