using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Which notes name the same place: forms that contain each other or differ in one character are one name
/// (伊景园, 伊景园滨河苑, 伊景园滨河院). Districts and quarters count only for notes that name nothing narrower.
/// </summary>
internal sealed class PlaceNames
{
    private const int ShortestForm = 3;
    private const int ShortestFuzzy = 5;
    private static readonly string[] AreaEnds = ["片区", "新城", "街道", "社区", "镇", "乡", "县", "区", "市", "小学", "中学", "学校", "幼儿园", "医院", "卫生院", "工业园", "产业园", "高速"];

    /// <summary>这条路, 那座桥, 满街: what is counted is no name, and every place has one.</summary>
    private const string MeasureWords = "条段座截处片所间栋排满";

    private readonly Dictionary<string, string> _nameOf;
    private readonly IReadOnlyList<HashSet<string>> _keys;
    private readonly Dictionary<string, int> _counts;
    private readonly HashSet<string> _sure;

    public PlaceNames(IReadOnlyList<NotePart> parts)
    {
        var forms = parts.Select(Forms).ToList();
        _counts = forms.SelectMany(set => set).GroupBy(form => form).ToDictionary(group => group.Key, group => group.Count());
        var ordered = _counts.Keys.OrderByDescending(form => _counts[form]).ThenByDescending(form => form.Length).ThenBy(form => form, StringComparer.Ordinal).ToList();
        _nameOf = Merge(ordered);
        var lookup = ordered.Where(form => form.Length >= ShortestForm && !IsArea(form)).ToList();
        _sure = [.. parts.SelectMany(SureForms)];
        _keys = [.. parts.Select((part, i) => Keys(forms[i], Squeeze(part), lookup))];
    }

    /// <summary>The names that a part agrees or disagrees by.</summary>
    public IReadOnlySet<string> Keys(int part) => _keys[part];

    /// <summary>Whether both name places and none in common.</summary>
    public static bool Conflict(IReadOnlySet<string> first, IReadOnlySet<string> second) =>
        first.Count > 0 && second.Count > 0 && !first.Overlaps(second);

    /// <summary>Whether the name may be shown: used by several notes, or with a left edge that is no guess.</summary>
    public bool IsSure(string key) => AllForms(key).Any(IsSureForm);

    /// <summary>The form of a key that most notes use.</summary>
    public string Form(string key) =>
        _nameOf.Where(pair => pair.Value == key && IsSureForm(pair.Key))
            .OrderByDescending(pair => _counts[pair.Key]).ThenByDescending(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .First().Key;

    private IEnumerable<string> AllForms(string key) => _nameOf.Where(pair => pair.Value == key).Select(pair => pair.Key);

    private bool IsSureForm(string form) => _counts[form] > 1 || _sure.Contains(form);

    private static IEnumerable<string> SureForms(NotePart part)
    {
        var given = part.Note.Source.Place is { } place ? NameFinder.Squeeze(NormalText.Of(place).Value) : "";
        return part.Note.Entities
            .Where(span => span.Kind == EntityKind.Place && NameFinder.HasSureEdge(part.Note.Text.Value, span))
            .Select(span => span.Canonical[2..])
            .Append(given);
    }

    private static string Squeeze(NotePart part) => NameFinder.Squeeze(part.Value);

    private static HashSet<string> Forms(NotePart part)
    {
        var start = part.Clauses.Count > 0 ? part.Clauses[0].Start : 0;
        var end = part.Clauses.Count > 0 ? part.Clauses[^1].End : 0;
        var forms = part.Note.In(start, end)
            .Where(span => span.Kind == EntityKind.Place)
            .Select(span => span.Canonical[2..])
            .Where(form => form.Length > 2 || !MeasureWords.Contains(form[0]))
            .ToHashSet();
        if (part.Note.Source.Place is { } place && NameFinder.Squeeze(NormalText.Of(place).Value) is { Length: > 1 } given)
        {
            forms.Add(given);
        }

        return forms;
    }

    private HashSet<string> Keys(HashSet<string> forms, string squeezed, List<string> lookup)
    {
        var specific = forms.Where(form => !IsArea(form))
            .Concat(lookup.Where(form => squeezed.Contains(form, StringComparison.Ordinal)))
            .Select(form => _nameOf[form])
            .ToHashSet();
        return specific.Count > 0 ? specific : [.. forms.Where(form => !IsLettered(form)).Select(form => _nameOf[form])];
    }

    private static bool IsArea(string form) => AreaEnds.Any(end => form.EndsWith(end, StringComparison.Ordinal) && !form.EndsWith("小区", StringComparison.Ordinal));

    /// <summary>A3区 and the like: every note may name it.</summary>
    private static bool IsLettered(string form) => !char.IsAsciiLetter(form[0]) ? form[^1] is '市' or '县' or '区' : form.Length <= 4;

    private static Dictionary<string, string> Merge(List<string> ordered)
    {
        var names = new Dictionary<string, string>();
        foreach (var form in ordered)
        {
            names[form] = names.Keys.FirstOrDefault(other => Same(form, other)) is { } known ? names[known] : form;
        }

        return names;
    }

    private static bool Same(string form, string other) =>
        IsArea(form) == IsArea(other)
        && ((Math.Min(form.Length, other.Length) >= ShortestForm && (form.Contains(other, StringComparison.Ordinal) || other.Contains(form, StringComparison.Ordinal)))
            || (form.Length >= ShortestFuzzy && form.Length == other.Length && form.Zip(other).Count(pair => pair.First != pair.Second) == 1));
}
