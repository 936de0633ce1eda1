using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Composing;

/// <summary>
/// Decides which notes really say a candidate: all of its figures, dates and names stand in the note, and most of its
/// wording in one or two neighbouring sentences of it, with a negation where the candidate has one.
/// </summary>
internal sealed class SupportFinder
{
    private const double Enough = 0.70;
    private const string Negations = "不未没无";

    private readonly IReadOnlyList<NotePart> _parts;
    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyList<string> _aliases;
    private readonly List<HashSet<string>> _facts;
    private readonly List<Window> _wholes;
    private readonly List<List<Window>> _windows;
    private readonly List<List<Window>> _requests;

    /// <param name="aliases">Forms of the matter's own name: they stand for one another.</param>
    public SupportFinder(IReadOnlyList<NotePart> parts, Vocabulary vocabulary, IReadOnlyList<string> aliases)
    {
        _parts = parts;
        _vocabulary = vocabulary;
        _aliases = aliases;
        _facts = [.. parts.Select(part => part.Note.Entities.Select(span => span.Canonical).ToHashSet())];
        _wholes = [.. parts.Select(part => ToWindow(part.Value, 0))];
        _windows = [.. parts.Select(part => Windows(part, part.Clauses))];
        _requests = [.. parts.Select(part => Windows(part, Requests(part)))];
    }

    public void Fill(Candidate candidate)
    {
        var negated = candidate.Value.AsSpan().ContainsAny(Negations);
        var (pairs, singles) = (Total(candidate.Pairs), Total(candidate.Singles));
        var support = new List<int>();
        var positions = 0.0;
        for (var i = 0; i < _parts.Count; i++)
        {
            var position = i == candidate.Part ? candidate.Position : Says(i, candidate, pairs, singles, negated);
            if (position is { } at)
            {
                support.Add(i);
                positions += at;
            }
        }

        candidate.Support = support;
        candidate.MeanPosition = positions / support.Count;
    }

    private double? Says(int part, Candidate candidate, double pairs, double singles, bool negated)
    {
        if (Share(_wholes[part], candidate, pairs, singles) < Enough
            || !candidate.Facts.All(_facts[part].Contains)
            || !candidate.Names.All(name => Names(part, name[2..])))
        {
            return null;
        }

        foreach (var window in candidate.Section == Section.Measure ? _requests[part] : _windows[part])
        {
            if ((!negated || window.Negated) && Share(window, candidate, pairs, singles) >= Enough)
            {
                return window.Position;
            }
        }

        return null;
    }

    /// <summary>Half by pairs, half by single characters: 捆绑销售车位 and 捆绑车位销售 say the same.</summary>
    private double Share(Window window, Candidate candidate, double pairs, double singles) =>
        0.5 * Held(window, candidate.Pairs) / Math.Max(pairs, 1e-9) + 0.5 * Held(window, candidate.Singles) / Math.Max(singles, 1e-9);

    private double Held(Window window, int[] features)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += window.Holds[feature] ? _vocabulary.Weight(feature) : 0;
        }

        return sum;
    }

    private double Total(int[] features) => features.Sum(_vocabulary.Weight);

    private bool Names(int part, string name)
    {
        var text = _parts[part].Note.Squeezed;
        return text.Contains(name, StringComparison.Ordinal)
            || (_aliases.Contains(name) && _aliases.Any(alias => text.Contains(alias, StringComparison.Ordinal)));
    }

    /// <summary>Only a note that asks for a measure is cited for it: 取消购房资格 does not ask 取消捆绑销售.</summary>
    private static List<Clause> Requests(NotePart part)
    {
        var roles = ClauseSorter.Sort(part);
        return [.. part.Clauses.Where((_, i) => roles[i] == ClauseRole.Measure)];
    }

    private List<Window> Windows(NotePart part, IReadOnlyList<Clause> clauses)
    {
        var sentences = clauses.GroupBy(clause => clause.Sentence).Select(group => (From: group.First().Start, To: group.Last().End)).ToList();
        var windows = new List<Window>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var to = sentences[Math.Min(i + 1, sentences.Count - 1)].To;
            windows.Add(ToWindow(part.Note.Text.Value[sentences[i].From..to], sentences.Count < 2 ? 0 : i / (sentences.Count - 1.0)));
        }

        return windows;
    }

    private Window ToWindow(string value, double position)
    {
        var holds = new bool[_vocabulary.Size];
        foreach (var feature in _vocabulary.Of(Pairs.WithSingles(value)))
        {
            holds[feature] = true;
        }

        return new Window(holds, value.AsSpan().ContainsAny(Negations), position);
    }

    private sealed record Window(bool[] Holds, bool Negated, double Position);
}
