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
        : this(ReadNote.Of(note))
    {
    }

    /// <summary>Of a note that has been read already; what it says to the program is no fact and no words of it.</summary>
    public NoteFacts(ReadNote note)
        : this(note, NoteFilter.Spoken(note))
    {
    }

    private NoteFacts(ReadNote read, NormalText text)
    {
        var note = read.Source;
        Source = note;
        var place = note.Place is null ? "" : NormalText.Of(note.Place).Value;
        _spans = ReferenceEquals(text, read.Text) ? read.Entities : EntityFinder.Find(text, note.At);
        _canonical = [.. _spans.Select(span => span.Canonical)];
        _squeezed = NameFinder.Squeeze(text.Value) + "\n" + NameFinder.Squeeze(place);
        Value = text.Value;
        Typed = Invisible.Strip(text.Original);
        _folded = new Lazy<string>(() => Folding.Of(text.Value + "\n" + place));
        _windows = new Lazy<IReadOnlyList<Features>>(() => ToWindows(Pieces.Sentences(Folding.WithoutOfficialese(Folding.Bare(text.Value, _spans) + "\n" + place))));
    }

    public SourceNote Source { get; }

    /// <summary>The text as typed, without invisible characters.</summary>
    public string Typed { get; }

    /// <summary>The normal form of the text.</summary>
    public string Value { get; }

    public IReadOnlyList<EntitySpan> Spans => _spans;

    /// <summary>Names of places and bodies that it gives, its own place among them.</summary>
    public IEnumerable<string> OwnNames => _spans.Where(span => span.Kind is EntityKind.Place or EntityKind.Organisation).Select(span => span.Canonical[2..])
        .Append(_squeezed[(_squeezed.LastIndexOf('\n') + 1)..]).Where(name => name.Length > 1);

    /// <summary>Text and place in normal form, synonyms folded.</summary>
    public string Folded => _folded.Value;

    /// <summary>Every two neighbouring sentences.</summary>
    public IReadOnlyList<Features> Windows => _windows.Value;

    /// <param name="value">The text that the span is of.</param>
    public bool Holds(EntitySpan span, string value) => span.Kind switch
    {
        EntityKind.Place or EntityKind.Organisation or EntityKind.Person => _canonical.Contains(span.Canonical) || Names(span.Canonical[2..]),
        EntityKind.Date => _canonical.Contains(span.Canonical) || _canonical.Any(known => IsLessOf(span.Canonical, known)),
        EntityKind.Number or EntityKind.Money => _spans.Any(known => known.Canonical == span.Canonical && (known.Kind == EntityKind.Money && span.Kind == EntityKind.Money || Counter.Same(Value, known, value, span)))
            || (span.Canonical == "n:1" && SaysOne(value[span.Start..span.End])),
        _ => _canonical.Contains(span.Canonical),
    };

    /// <summary>1人 where the note has 一个人: 一 is no figure there.</summary>
    private bool SaysOne(string figure) =>
        Value.Contains("一" + figure[1..], StringComparison.Ordinal) || (figure.Length > 1 && "人名位个".Contains(figure[1]) && (Value.Contains("一个", StringComparison.Ordinal) || Value.Contains("一人", StringComparison.Ordinal) || Value.Contains("一名", StringComparison.Ordinal)));

    /// <summary>A month of which the note has the day, or a holiday of which it has the year.</summary>
    private static bool IsLessOf(string date, string known) =>
        known.StartsWith(date + "-", StringComparison.Ordinal) || (!char.IsAsciiDigit(date[2]) && known.EndsWith("-" + date[2..], StringComparison.Ordinal));

    /// <summary>A name within a longer one is not that name: 东街 is not in 河东街, 春晖小区 not in 南春晖小区.</summary>
    public bool Names(string name)
    {
        for (var at = _squeezed.IndexOf(name, StringComparison.Ordinal); at >= 0; at = _squeezed.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var longer = at == 0 ? "" : _squeezed[(at - 1)..(at + name.Length)];
            if (at == 0 || !(name.Length <= Short || NameFinder.TellsApart(longer[0])) || !(_canonical.Contains("l:" + longer) || _canonical.Contains("o:" + longer)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Characters up to which a name is more often part of another.</summary>
    private const int Short = 3;

    private static List<Features> ToWindows(string[] sentences) =>
        [.. Enumerable.Range(0, sentences.Length).Select(i => Features.Of(i + 1 < sentences.Length ? sentences[i] + "\n" + sentences[i + 1] : sentences[i]))];
}
