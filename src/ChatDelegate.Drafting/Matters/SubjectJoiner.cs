namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Joins groups of short notes on one subject, whatever words they use: colloquial notes on one matter often share none. Long
/// notes say enough of themselves and are left as they are.
/// </summary>
internal sealed class SubjectJoiner(IReadOnlyList<NotePart> parts, PlaceNames names, double[,] similarity)
{
    private const double Enough = 0.25;
    private const double WordingWeight = 6;
    private const double SamePlace = 0.1;
    private const double ShortLength = 70;
    private readonly Affinity _affinity = new(parts);

    public IReadOnlyList<List<int>> Join(IReadOnlyList<List<int>> groups)
    {
        var joined = groups.OrderBy(group => group.Min()).Select(group => (Members: group, Keys: Keys(group))).ToList();
        while (Closest(joined) is { } pair)
        {
            List<int> members = [.. joined[pair.First].Members.Concat(joined[pair.Second].Members).Order()];
            joined[pair.First] = (members, Keys(members));
            joined.RemoveAt(pair.Second);
        }

        return [.. joined.Select(group => group.Members)];
    }

    private (int First, int Second)? Closest(List<(List<int> Members, HashSet<string> Keys)> groups)
    {
        (int, int)? best = null;
        var highest = Enough;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                if (PlaceNames.Conflict(groups[i].Keys, groups[j].Keys) || !IsShort(groups[i].Members) || !IsShort(groups[j].Members))
                {
                    continue;
                }

                var near = Nearness(groups[i], groups[j]);
                if (near > highest + 1e-12)
                {
                    (best, highest) = ((i, j), near);
                }
            }
        }

        return best;
    }

    private double Nearness((List<int> Members, HashSet<string> Keys) first, (List<int> Members, HashSet<string> Keys) second)
    {
        var wording = first.Members.Sum(a => second.Members.Sum(b => similarity[a, b])) / (first.Members.Count * second.Members.Count);
        return _affinity.Between(first.Members, second.Members) + WordingWeight * wording + (first.Keys.Overlaps(second.Keys) ? SamePlace : 0);
    }

    private bool IsShort(List<int> members) => members.Average(i => parts[i].Value.Length) <= ShortLength;

    private HashSet<string> Keys(IEnumerable<int> members) => [.. members.SelectMany(names.Keys)];
}
