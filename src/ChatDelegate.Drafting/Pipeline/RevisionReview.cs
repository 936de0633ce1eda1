using System.Globalization;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Editing;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>
/// Takes of a model's revision what the delegate asked for and the gate lets through. Facts that the delegate gives in the
/// instruction itself are the delegate's word, and so are sentences made of them.
/// </summary>
internal sealed class RevisionReview
{
    /// <summary>By this id a sentence rests on the instruction.</summary>
    private const string Instruction = "instruction";

    private readonly Draft _draft;
    private readonly DraftingCase _notes;
    private readonly IReadOnlyDictionary<int, NumberedSentence> _old;
    private readonly IReadOnlySet<int> _named;
    private readonly IReadOnlyList<SourceNote> _grounds;
    private readonly Grader _grader;

    public RevisionReview(Draft draft, string instruction, DraftingCase notes)
    {
        _draft = draft;
        _notes = notes;
        _old = DraftEditor.Numbered(draft).ToDictionary(one => one.Number);
        _named = NamedSentences.Of(draft, instruction);
        var said = new SourceNote(Instruction, instruction, notes.Request.Notes.Select(note => note.At).DefaultIfEmpty().Max());
        _grounds = [.. notes.Request.Notes.Where(note => draft.Notes.Contains(note.Id)).DistinctBy(note => note.Id), said];
        _grader = new Grader(_grounds, notes.Request);
    }

    public (ModelEdit Edit, IReadOnlyList<string> Faults) Judge(DraftAnswer answer, PromptMark mark)
    {
        var kept = new HashSet<int>();
        var refused = new List<RefusedChange>();
        var faults = new List<string>();
        var sentences = new List<Sentence>();
        foreach (var (section, written) in answer.Sentences)
        {
            if (Take(section, written, kept, refused, faults) is { } sentence)
            {
                sentences.Add(sentence);
            }
        }

        var left = _old.Values.Where(one => !kept.Contains(one.Number) && !MayLeaveOut(one)).ToList();
        refused.AddRange(left.Select(one => new RefusedChange(one.Number, null, null)));
        var whole = Restore(sentences, left);
        var edited = DraftEditor.Changed(_draft with { Title = Title(answer, refused, faults), Units = Units(answer), Category = Category(answer) }, WithForm(whole)).Draft;
        edited = edited with { Questions = QuestionUnion.Of(edited.Sentences, edited.Units, _draft.Questions, answer.Questions) };
        var diff = DraftDiff.Between(_draft, edited);
        return (new ModelEdit(edited, refused, mark) { IsChanged = !diff.IsEmpty || !_draft.Units.SequenceEqual(edited.Units) || _draft.Category != edited.Category }, faults);
    }

    /// <summary>The sentence as it may stand: the old one word for word, or the new one when it was asked for and passes.</summary>
    private Sentence? Take(Section section, AnswerSentence written, HashSet<int> kept, List<RefusedChange> refused, List<string> faults)
    {
        var old = _old.GetValueOrDefault(written.Number);
        if (old is not null && !kept.Add(old.Number))
        {
            return null;
        }

        var text = AnswerReader.Read(section, written, _notes);
        if (old is not null && (text.Text == old.Sentence.Text || written.Text.Trim() == _notes.Masked.Mask(old.Sentence.Text).Trim()))
        {
            return IsFree(old) ? old.Sentence with { Section = section } : old.Sentence;
        }

        if (old is not null && !IsFree(old))
        {
            refused.Add(new RefusedChange(old.Number, text.Text, null));
            return old.Sentence;
        }

        var graded = _grader.Grade(text);
        var violations = Violations(graded);
        if (violations.Count == 0)
        {
            return Owned(graded);
        }

        refused.Add(new RefusedChange(written.Number, text.Text, violations[0].Code));
        faults.AddRange(violations.Select(violation => string.Create(CultureInfo.InvariantCulture, $"number {written.Number}：") + FaultWords.What(violation, _notes)));
        return old?.Sentence;
    }

    private List<Violation> Violations(Sentence sentence) =>
        [.. Gate.Check(_draft with { Sentences = [sentence], Notes = [.. _grounds.Select(note => note.Id)] }, _grounds, _notes.Request).Where(violation => violation.Sentence is not null)];

    /// <summary>What rests on the instruction is the delegate's own, whatever else it cites.</summary>
    private static Sentence Owned(Sentence sentence) => sentence.Notes.Contains(Instruction)
        ? sentence with { Kind = SentenceKind.Own, Notes = [.. sentence.Notes.Where(id => id != Instruction)] }
        : sentence;

    /// <summary>Own sentences change only when they are named; when any are named, only those change.</summary>
    private bool IsFree(NumberedSentence one) => _named.Contains(one.Number) || (_named.Count == 0 && one.Sentence.Kind != SentenceKind.Own);

    private bool MayLeaveOut(NumberedSentence one) => IsFree(one);

    private List<Sentence> Restore(List<Sentence> sentences, List<NumberedSentence> left)
    {
        foreach (var one in left)
        {
            var before = _old.Values.Where(other => other.Number < one.Number && other.Sentence.Section == one.Sentence.Section).Select(other => sentences.FindIndex(sentence => sentence == other.Sentence)).DefaultIfEmpty(-1).Max();
            sentences.Insert(before + 1, one.Sentence);
        }

        return sentences;
    }

    private IReadOnlyList<Sentence> WithForm(IReadOnlyList<Sentence> sentences) => [.. _draft.Sentences.Where(sentence => sentence.Kind == SentenceKind.Form), .. sentences];

    private string Title(DraftAnswer answer, List<RefusedChange> refused, List<string> faults)
    {
        var title = AnswerReader.Text(answer.Title, _notes).TrimEnd('。');
        if (title == _draft.Title || answer.Title == _notes.Masked.Mask(_draft.Title))
        {
            return _draft.Title;
        }

        var violations = Gate.Check(_draft with { Title = title, Sentences = [], Notes = [.. _grounds.Select(note => note.Id)] }, _grounds, _notes.Request)
            .Where(violation => violation.Code is not (ViolationCode.Unit or ViolationCode.Category)).ToList();
        if (violations.Count == 0 && _named.Count == 0)
        {
            return title;
        }

        refused.Add(new RefusedChange(null, title, violations.Count > 0 ? violations[0].Code : null));
        faults.AddRange(violations.Select(violation => FaultWords.What(violation, _notes)));
        return _draft.Title;
    }

    private IReadOnlyList<string> Units(DraftAnswer answer)
    {
        var units = answer.Units.Where(unit => _notes.Request.HandlingUnits.Any(option => option.Name == unit)).Distinct().Take(DraftShape.MostUnits).ToList();
        return units.Count == 0 || _named.Count > 0 ? _draft.Units : units;
    }

    private string Category(DraftAnswer answer) =>
        _named.Count == 0 && _notes.Request.Categories.Contains(answer.Category) ? answer.Category : _draft.Category;
}
