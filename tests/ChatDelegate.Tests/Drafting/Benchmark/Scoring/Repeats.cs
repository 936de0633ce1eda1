using ChatDelegate.Drafting.Extracting;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>Pairs of notes that repeat each other, by the product's similarity and its rule of what two texts contradict each other in.</summary>
internal sealed class Repeats
{
    public const double VeryLikely = 0.50;
    public const double Possible = 0.30;
    private readonly IReadOnlyList<GoldNote> _notes;
    private readonly TextSimilarity _similarity;
    private readonly IReadOnlyList<FactComparison> _facts;

    public Repeats(IReadOnlyList<GoldNote> notes)
    {
        _notes = notes;
        _similarity = new TextSimilarity([.. notes.Select(note => note.Note.Text)]);
        _facts = [.. notes.Select(note => FactComparison.Of(note.Note.Text))];
    }

    /// <summary>Right pairs found, pairs found, right pairs.</summary>
    public double[] Pairs(double threshold)
    {
        var found = Found(threshold).ToList();
        var right = All().Count(pair => IsRepeat(pair.First, pair.Second));
        return [found.Count(pair => IsRepeat(pair.First, pair.Second)), found.Count, right];
    }

    public IEnumerable<(int First, int Second)> Found(double threshold) =>
        All().Where(pair => _similarity.Between(pair.First, pair.Second) >= threshold && !Conflict(pair.First, pair.Second));

    /// <summary>Notes for which one of the five most similar is on the same matter at the same place, of those that have any such note.</summary>
    public (double Hits, double All) AmongFive()
    {
        var (hits, all) = (0.0, 0.0);
        for (var i = 0; i < _notes.Count; i++)
        {
            var others = Enumerable.Range(0, _notes.Count).Where(j => j != i && !IsRepeat(i, j)).ToList();
            if (_notes[i].Matter is null || !others.Any(j => _notes[j].Matter == _notes[i].Matter))
            {
                continue;
            }

            all++;
            hits += others.OrderByDescending(j => _similarity.Between(i, j)).Take(5).Any(j => _notes[j].Matter == _notes[i].Matter) ? 1 : 0;
        }

        return (hits, all);
    }

    private IEnumerable<(int First, int Second)> All() =>
        Enumerable.Range(0, _notes.Count).SelectMany(i => Enumerable.Range(i + 1, _notes.Count - i - 1).Select(j => (i, j)));

    private bool IsRepeat(int i, int j) =>
        _notes[i].Matter is not null && _notes[i].Matter == _notes[j].Matter && (_notes[i].RepeatOf == _notes[j].Note.Id || _notes[j].RepeatOf == _notes[i].Note.Id);

    private bool Conflict(int i, int j) => _facts[i].With(_facts[j]).Conflict != FactConflict.None;
}
