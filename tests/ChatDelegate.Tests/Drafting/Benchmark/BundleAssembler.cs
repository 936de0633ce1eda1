using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Puts bundles together from the written matters: every matter about equally often, with other notes, places and numbers each time.</summary>
internal sealed class BundleAssembler(
    IReadOnlyList<MatterText> matters,
    Dictionary<string, string[]> names,
    Dictionary<string, string[][]> twins,
    IReadOnlyList<string> empty,
    ulong seed)
{
    private static readonly DateTimeOffset FirstDay = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private readonly Seeded _random = new(seed);
    private readonly List<MatterText> _next = [];

    /// <summary>A delegate's own street and village: where most of the notes of a bundle come from, whatever they are about.</summary>
    private readonly Dictionary<string, string> _home = [];

    /// <summary>Of ten bundles two have one matter, two a matter at two places easily mixed up, the others two or three matters.</summary>
    public IReadOnlyList<Bundle> Assemble(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Bundle($"{name}-{i + 1:000}", (i % 10) switch { 0 or 5 => 1, 3 or 8 => 4, 2 or 7 => 3, _ => 2 }, withoutCause: i % 3 == 0))];

    private Bundle Bundle(string id, int shape, bool withoutCause)
    {
        _home.Clear();
        var golds = shape == 4 ? Twins() : [.. Enumerable.Range(0, shape).Select(_ => Take(_ => true)).DistinctBy(matter => matter.Id).Select(matter => Place(matter, Name(matter)))];
        if (shape == 4 && _random.Chance(40))
        {
            var other = Take(matter => matter.Id != golds[0].Text.Id);
            golds.Add(Place(other, Name(other)));
        }

        var drawn = golds.SelectMany(gold => Draw(gold, golds.Count, shape == 4 && gold.Text.Id == golds[0].Text.Id, withoutCause)).ToList();
        if (_random.Chance(20))
        {
            drawn.Add(new Drawn(null, _random.Pick(empty), -1));
        }

        return new Bundle(id, Number([.. _random.Shuffle(drawn)]), golds);
    }

    private List<GoldMatter> Twins()
    {
        var matter = Take(matter => matter.Twin);
        var pair = _random.Shuffle(_random.Pick(twins[matter.Place]));
        var first = Place(matter, pair[0]) with { Forbidden = [] };
        var swapped = Swap(first.Number);
        return [first, new GoldMatter($"{matter.Id}/{pair[1]}", matter, pair[1], swapped == first.Number ? first.Number + 1 : swapped)];
    }

    /// <summary>The next that fits, in an order drawn anew when none is left that does.</summary>
    private MatterText Take(Func<MatterText, bool> fits)
    {
        var at = _next.FindIndex(matter => fits(matter));
        if (at < 0)
        {
            _next.AddRange(_random.Shuffle(matters));
            at = _next.FindIndex(matter => fits(matter));
        }

        var matter = _next[at];
        _next.RemoveAt(at);
        return matter;
    }

    private string Name(MatterText matter)
    {
        if (matter.Place == "none")
        {
            return "";
        }

        var name = _random.Pick(names[matter.Place]);
        return _home.TryAdd(matter.Place, name) || _random.Chance(40) ? name : _home[matter.Place];
    }

    private GoldMatter Place(MatterText matter, string place)
    {
        var number = matter.Numbers.Length == 2 ? _random.Between(matter.Numbers[0], matter.Numbers[1]) : 0;
        var twin = twins.GetValueOrDefault(matter.Place, []).FirstOrDefault(pair => pair.Contains(place))?.First(name => name != place);
        return new GoldMatter($"{matter.Id}/{place}", matter, place, number)
        {
            Forbidden = [.. number > 9 && Swap(number) != number ? [Swap(number).ToString(System.Globalization.CultureInfo.InvariantCulture)] : Array.Empty<string>(), .. twin is null ? Array.Empty<string>() : [twin]],
        };
    }

    private static int Swap(int number)
    {
        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture).ToCharArray();
        Array.Reverse(digits);
        return int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A few of the matter's notes; at twin places only those that name theirs, without cause only those that give none.</summary>
    private List<Drawn> Draw(GoldMatter gold, int matterCount, bool isTwin, bool withoutCause)
    {
        var causes = gold.Nuggets.Where(nugget => nugget.Section == Section.Cause).ToList();
        var usable = Enumerable.Range(0, gold.Text.Notes.Length)
            .Where(i => !isTwin || gold.Text.Notes[i].Contains("{P}", StringComparison.Ordinal))
            .Where(i => !withoutCause || !causes.Any(cause => cause.IsIn(gold.Text.Notes[i])))
            .ToList();
        var wanted = matterCount == 1 ? _random.Between(5, 9) : matterCount == 2 ? _random.Between(3, 6) : _random.Between(1, 4);
        return [.. _random.Shuffle(usable).Take(wanted).Order().Select(i => new Drawn(gold, gold.Text.Notes[i], i))];
    }

    private List<GoldNote> Number(List<Drawn> drawn)
    {
        var notes = new List<GoldNote>();
        var ids = drawn.Select((note, i) => (note.Gold?.Key, note.Index, Id: $"n{i + 1:00}")).ToList();
        foreach (var (gold, written, index) in drawn)
        {
            var (text, spans) = Markup.Read(written.TrimStart('≈', '⊕', '⊖', ' '), gold?.Place ?? "", gold?.Number ?? 0);
            var named = spans.Any(span => span.Kind == 'l' && span.Text == gold?.Place);
            var field = gold is { Place.Length: > 0 } && _random.Chance(named ? 10 : 30) ? gold.Place : null;
            var at = FirstDay.AddDays(_random.Next(60)).AddMinutes(_random.Next(720));
            var repeats = written.StartsWith('≈') ? ids.Where(other => other.Key == gold?.Key && other.Index == index - 1).Select(other => other.Id).FirstOrDefault() : null;
            notes.Add(new GoldNote(
                new SourceNote($"n{notes.Count + 1:00}", gold is null ? written : text, at, field), gold?.Key, spans, repeats,
                written[0] switch { '⊕' => '+', '⊖' => '-', _ => ' ' }));
        }

        return notes;
    }

    private sealed record Drawn(GoldMatter? Gold, string Written, int Index);
}
