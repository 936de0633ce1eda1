using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Masking;

/// <summary>Notes without personal data, and what stands behind each placeholder. Lives as long as its request, in memory only.</summary>
public sealed partial class MaskedNotes
{
    private readonly Masker _masker;

    internal MaskedNotes(IReadOnlyList<SourceNote> notes, Masker masker)
    {
        Notes = notes;
        _masker = masker;
    }

    /// <summary>In the order given, with the same ids and days.</summary>
    public IReadOnlyList<SourceNote> Notes { get; }

    /// <summary>Another text of the same request, with the same placeholder for the same number or name.</summary>
    public string Mask(string text) => _masker.Hide(text);

    /// <summary>The text with what its placeholders stand for; what only looks like a placeholder, because somebody typed it, stays.</summary>
    public string Unmask(string text) =>
        Placeholder().Replace(text, match => _masker.Behind(match.Value) ?? match.Value);

    /// <summary>
    /// What the record may show: a flat's placeholder is left out, its building stays; null when anything else personal would stand there.
    /// </summary>
    public string? Showable(string text)
    {
        var shown = Placeholder().Replace(text, match => _masker.IsHome(match.Value) ? "" : match.Value);
        return Placeholder().Matches(shown).Any(match => _masker.Behind(match.Value) is not null) ? null : shown;
    }

    /// <summary>The text with <paramref name="instead"/> for everything personal, flats left out.</summary>
    public string Withhold(string text, string instead) =>
        Placeholder().Replace(text, match => _masker.IsHome(match.Value) ? "" : _masker.Behind(match.Value) is null ? match.Value : instead);

    [GeneratedRegex(@"〔[电证银车邮账住姓][话件行牌箱号址名]卡?\d{1,6}〕", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Placeholder();
}
