namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Says of each sentence what it is, whatever its writer claims: quoted, reworded, or added. A claim of less is believed, of more
/// never. A citation that says nothing of its sentence is taken off; a quotation cited wrongly gets the note that it is from.
/// </summary>
internal sealed class Grader
{
    private readonly DraftingRequest _request;
    private readonly Dictionary<string, NoteFacts> _facts;
    private readonly SentenceRules _rules;

    public Grader(IReadOnlyList<SourceNote> notes, DraftingRequest request)
    {
        _request = request;
        _facts = notes.ToDictionary(note => note.Id, note => new NoteFacts(note));
        _rules = new SentenceRules(_facts, [.. _facts.Keys], request);
    }

    public GradedDraft Grade(Draft draft)
    {
        var graded = draft with { Sentences = [.. draft.Sentences.Select(Grade)] };
        return new GradedDraft(graded, Gate.Check(graded, _facts, _request));
    }

    public Sentence Grade(Sentence sentence)
    {
        if (sentence.Kind is SentenceKind.Own or SentenceKind.Form)
        {
            return sentence;
        }

        return Candidates(sentence).FirstOrDefault(Passes) ?? sentence;
    }

    /// <summary>Adds notes that nobody cited to the sentences that they say too, so that none is lost to view.</summary>
    public Draft Cite(Draft draft)
    {
        var cited = draft.Sentences.SelectMany(sentence => sentence.Notes).ToHashSet();
        var uncited = draft.Notes.Where(id => !cited.Contains(id) && _facts.ContainsKey(id)).ToList();
        return uncited.Count == 0 ? draft : draft with { Sentences = [.. draft.Sentences.Select(sentence => Cite(sentence, uncited))] };
    }

    private Sentence Cite(Sentence sentence, List<string> uncited)
    {
        if (sentence.Kind is not (SentenceKind.Stated or SentenceKind.Reworded))
        {
            return sentence;
        }

        var more = sentence with { Notes = [.. sentence.Notes, .. uncited.Where(id => Support.SaysAll(sentence, _facts[id]))] };
        return Passes(more) ? more : sentence;
    }

    /// <summary>From the most that the sentence can be to the least.</summary>
    private IEnumerable<Sentence> Candidates(Sentence sentence)
    {
        var known = sentence with { Notes = [.. sentence.Notes.Where(_facts.ContainsKey)] };
        var added = sentence.Section == Section.Measure ? SentenceKind.Proposed : SentenceKind.Inferred;
        var sources = _facts.Values.Where(note => Quotation.IsFrom(sentence.Text, note.Typed)).Select(note => note.Source.Id).ToList();
        var quoting = known.Notes.Where(sources.Contains).ToList();
        if (quoting.Count > 0)
        {
            yield return known with { Kind = SentenceKind.Stated, Notes = [.. known.Notes.Where(id => quoting.Contains(id) || Quotation.Shares(sentence.Text, _facts[id].Typed))] };
            yield return known with { Kind = SentenceKind.Stated, Notes = quoting };
        }
        else if (sources.Count > 0)
        {
            yield return known with { Kind = SentenceKind.Stated, Notes = sources };
        }

        if (sentence.Kind is not (SentenceKind.Inferred or SentenceKind.Proposed))
        {
            yield return known with { Kind = SentenceKind.Reworded };
            var text = Text.NormalText.Of(sentence.Text);
            yield return known with { Kind = SentenceKind.Reworded, Notes = [.. known.Notes.Where(id => Support.Says(sentence.Text, text, _facts[id]))] };
        }

        yield return known with { Kind = added };
    }

    private bool Passes(Sentence sentence) => !_rules.Check(sentence, 0).Any();
}
