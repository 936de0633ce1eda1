using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>What a note says, for looking up facts and quotations.</summary>
internal sealed class NoteFacts
{
    private readonly HashSet<string> _canonical;
    private readonly string _squeezed;

    public NoteFacts(SourceNote note)
    {
        Source = note;
        var text = NormalText.Of(note.Text);
        _canonical = [.. EntityFinder.Find(text, note.At).Select(span => span.Canonical)];
        _squeezed = NameFinder.Squeeze(text.Value) + "\n" + (note.Place is null ? "" : NameFinder.Squeeze(NormalText.Of(note.Place).Value));
        Typed = Invisible.Strip(note.Text);
    }

    public SourceNote Source { get; }

    /// <summary>The text as typed, without invisible characters.</summary>
    public string Typed { get; }

    public bool Holds(EntitySpan span) => span.Kind switch
    {
        EntityKind.Place or EntityKind.Organisation or EntityKind.Person => _canonical.Contains(span.Canonical) || Names(span.Canonical[2..]),
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
}
