using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>
/// Decides which notes really say a candidate: all of its figures, dates and names stand in the note, and most of its
/// wording in one or two neighbouring sentences of it, with a negation where the candidate has one.
/// </summary>
internal sealed class SupportFinder
{
    private const double Enough = 0.66;
    private const string Negations = "不未没无";

    private readonly IReadOnlyList<NotePart> _parts;
    private readonly List<HashSet<string>> _facts;
    private readonly List<List<Window>> _windows;
    private readonly Dictionary<int, double> _weights;
    private readonly IReadOnlyList<string> _aliases;

    /// <param name="aliases">Forms of the matter's own name: they stand for one another.</param>
    public SupportFinder(IReadOnlyList<NotePart> parts, IReadOnlyList<string> aliases)
    {
        _parts = parts;
        _aliases = aliases;
        _facts = [.. parts.Select(part => part.Note.Entities.Select(span => span.Canonical).ToHashSet())];
        _windows = [.. parts.Select(Windows)];
        var counts = parts.SelectMany(part => Pairs.Of(part.Value).Distinct()).GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());
        _weights = counts.ToDictionary(pair => pair.Key, pair => Math.Log(1 + (parts.Count + 1.0) / pair.Value));
    }

    public void Fill(Candidate candidate)
    {
        var total = candidate.Pairs.Sum(pair => _weights[pair]);
        var support = new List<int>();
        var positions = new List<double>();
        var negated = candidate.Value.AsSpan().ContainsAny(Negations);
        for (var i = 0; i < _parts.Count; i++)
        {
            if (i == candidate.Part)
            {
                support.Add(i);
                positions.Add(candidate.Position);
            }
            else if (Says(i, candidate, total, negated) is { } position)
            {
                support.Add(i);
                positions.Add(position);
            }
        }

        candidate.Support = support;
        candidate.MeanPosition = positions.Average();
    }

    private double? Says(int part, Candidate candidate, double total, bool negated)
    {
        if (!candidate.Facts.All(_facts[part].Contains) || !candidate.Names.All(name => Names(part, name[2..])))
        {
            return null;
        }

        foreach (var window in _windows[part])
        {
            if (negated && !window.Negated)
            {
                continue;
            }

            var shared = 0.0;
            foreach (var pair in candidate.Pairs)
            {
                shared += window.Pairs.Contains(pair) ? _weights[pair] : 0;
            }

            if (shared >= Enough * total)
            {
                return window.Position;
            }
        }

        return null;
    }

    private bool Names(int part, string name)
    {
        var text = _parts[part].Note.Squeezed;
        return text.Contains(name, StringComparison.Ordinal)
            || (_aliases.Contains(name) && _aliases.Any(alias => text.Contains(alias, StringComparison.Ordinal)));
    }

    private static List<Window> Windows(NotePart part)
    {
        var sentences = part.Clauses.GroupBy(clause => clause.Sentence).Select(group => (From: group.First().Start, To: group.Last().End)).ToList();
        var windows = new List<Window>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var to = sentences[Math.Min(i + 1, sentences.Count - 1)].To;
            var value = part.Note.Text.Value[sentences[i].From..to];
            windows.Add(new Window([.. Pairs.Of(value)], value.AsSpan().ContainsAny(Negations), sentences.Count < 2 ? 0 : i / (sentences.Count - 1.0)));
        }

        return windows;
    }

    private sealed record Window(HashSet<int> Pairs, bool Negated, double Position);
}
