using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Masking;

/// <summary>
/// Puts placeholders (〔电话1〕) in the place of personal data before anything leaves the process: the same one for the same number
/// or name within a request. Numbers that a writer's own 〔电话1〕 uses are not given out.
/// </summary>
public sealed partial class Masker
{
    private static readonly string[] Words = ["电话", "证件", "银行卡", "车牌", "邮箱", "账号", "住址", "姓名"];

    private readonly Dictionary<(MaskKind Kind, string Value), string> _placeholders = [];
    private readonly Dictionary<string, (MaskKind Kind, string Typed)> _behind = [];
    private readonly int[] _numbers = new int[Words.Length];
    private readonly HashSet<string> _names;

    private Masker(IReadOnlyList<string> texts, IReadOnlyList<string> names)
    {
        var normal = texts.Select(text => NormalText.Of(text).Value).ToList();
        _names = [.. names.Concat(normal.SelectMany(OwnNameFinder.Find)).Select(name => NormalText.Of(name).Value.Trim()).Where(name => name.Length > 1)];
        var taken = normal.SelectMany(text => Typed().Matches(text)).Select(match => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        Array.Fill(_numbers, taken);
    }

    /// <param name="names">Names given in contact fields.</param>
    public static MaskedNotes Mask(IReadOnlyList<SourceNote> notes, IReadOnlyList<string> names) => Mask(notes, names, []);

    /// <param name="others">Texts that will be masked later in this request: their names and placeholders count too.</param>
    public static MaskedNotes Mask(IReadOnlyList<SourceNote> notes, IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var masker = new Masker([.. notes.SelectMany(note => new[] { note.Text, note.Place ?? "" }), .. others], names);
        return new MaskedNotes([.. notes.Select(note => note with { Text = masker.Hide(note.Text), Place = note.Place is { } place ? masker.Hide(place) : null })], masker);
    }

    internal string Hide(string text)
    {
        var normal = NormalText.Of(text);
        var masked = new StringBuilder(text.Length);
        var from = 0;
        foreach (var part in PersonalParts.Find(normal, _names))
        {
            var (start, end) = normal.Typed(part.Start, part.End);
            masked.Append(Invisible.Strip(text[from..start]));
            masked.Append(Placeholder(part.Kind, normal.Value[part.Start..part.End], normal.Quote(part.Start, part.End)));
            from = end;
        }

        return masked.Append(Invisible.Strip(text[from..])).ToString();
    }

    internal string? Behind(string placeholder) => _behind.TryGetValue(placeholder, out var behind) ? behind.Typed : null;

    internal bool IsHome(string placeholder) => _behind.TryGetValue(placeholder, out var behind) && behind.Kind == MaskKind.Home;

    private string Placeholder(MaskKind kind, string value, string typed)
    {
        var key = (kind, kind == MaskKind.Name ? value : string.Concat(value.Where(char.IsLetterOrDigit)));
        if (!_placeholders.TryGetValue(key, out var placeholder))
        {
            placeholder = string.Create(CultureInfo.InvariantCulture, $"〔{Words[(int)kind]}{++_numbers[(int)kind]}〕");
            _placeholders.Add(key, placeholder);
            _behind.Add(placeholder, (kind, typed));
        }

        return placeholder;
    }

    [GeneratedRegex(@"〔(?:电话|证件|银行卡|车牌|邮箱|账号|住址|姓名)(?<n>\d{1,6})〕", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Typed();
}
