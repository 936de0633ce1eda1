using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>What a note says, for looking up facts, quotations and rewordings.</summary>
internal sealed class NoteFacts
{
    private readonly HashSet<string> _canonical;
    private readonly IReadOnlyList<EntitySpan> _spans;
    private readonly string _squeezed;
    private readonly Lazy<string> _folded;
    private readonly Lazy<IReadOnlyList<Features>> _windows;

    public NoteFacts(SourceNote note)
        : this(note, NormalText.Of(note.Text), spans: null)
    {
    }

    /// <summary>Of a note that has been read already.</summary>
    public NoteFacts(ReadNote note)
        : this(note.Source, note.Text, note.Entities)
    {
    }

    private NoteFacts(SourceNote note, NormalText text, IReadOnlyList<EntitySpan>? spans)
    {
        Source = note;
        var place = note.Place is null ? "" : NormalText.Of(note.Place).Value;
        _spans = spans ?? EntityFinder.Find(text, note.At);
        _canonical = [.. _spans.Select(span => span.Canonical)];
        _squeezed = NameFinder.Squeeze(text.Value) + "\n" + NameFinder.Squeeze(place);
        Value = text.Value;
        Typed = Invisible.Strip(note.Text);
        _folded = new Lazy<string>(() => Folding.Of(text.Value + "\n" + place));
        _windows = new Lazy<IReadOnlyList<Features>>(() => ToWindows(Pieces.Sentences(Folded)));
    }

    public SourceNote Source { get; }

    /// <summary>The text as typed, without invisible characters.</summary>
    public string Typed { get; }

    /// <summary>The normal form of the text.</summary>
    public string Value { get; }

    public IReadOnlyList<EntitySpan> Spans => _spans;

    /// <summary>Text and place in normal form, synonyms folded.</summary>
    public string Folded => _folded.Value;

    /// <summary>Every two neighbouring sentences.</summary>
    public IReadOnlyList<Features> Windows => _windows.Value;

    /// <param name="value">The text that the span is of.</param>
    public bool Holds(EntitySpan span, string value) => span.Kind switch
    {
        EntityKind.Place or EntityKind.Organisation or EntityKind.Person => _canonical.Contains(span.Canonical) || Names(span.Canonical[2..]),
        EntityKind.Date => _canonical.Contains(span.Canonical) || _canonical.Any(known => known.StartsWith(span.Canonical + "-", StringComparison.Ordinal)),
        EntityKind.Number or EntityKind.Money => _spans.Any(known => known.Canonical == span.Canonical && Counter.Same(Value, known, value, span)),
        _ => _canonical.Contains(span.Canonical),
    };

    /// <summary>A name within a longer one is not that name: 东街 is not in 河东街.</summary>
    public bool Names(string name)
    {
        for (var at = _squeezed.IndexOf(name, StringComparison.Ordinal); at >= 0; at = _squeezed.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var whole = at == 0 || name.Length > 3 || !_canonical.Contains("l:" + _squeezed[(at - 1)..(at + name.Length)]);
            if (whole)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Features> ToWindows(string[] sentences) =>
        [.. Enumerable.Range(0, sentences.Length).Select(i => Features.Of(i + 1 < sentences.Length ? sentences[i] + "\n" + sentences[i + 1] : sentences[i]))];
}
