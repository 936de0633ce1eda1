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

    /// <summary>Taken off between groups of several notes that are plainly about different things, for what their setting has in common.</summary>
    private const double Apart = 0.15;

    /// <summary>From here a note that says too little of itself goes to the nearest matter, if it has a subject or a place in common with it.</summary>
    private const double Leaning = 0.1;
    private const double Touching = 0.05;
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

        return Attach(joined);
    }

    /// <summary>A single note without a subject, such as 路口没人管 beside 红绿灯坏了, belongs to the matter that it is nearest to.</summary>
    private List<List<int>> Attach(List<(List<int> Members, HashSet<string> Keys)> groups)
    {
        var matters = groups.Where(group => !IsLost(group.Members)).ToList();
        var attached = matters.ConvertAll(matter => matter.Members);
        foreach (var lost in groups.Where(group => IsLost(group.Members)))
        {
            var near = matters.ConvertAll(matter => IsOpen(matter, lost) && Common(matter, lost) >= Touching ? Nearness(matter, lost) : 0);
            var nearest = near.Count == 0 ? -1 : near.IndexOf(near.Max());
            if (nearest >= 0 && near[nearest] >= Leaning)
            {
                attached[nearest] = [.. attached[nearest].Concat(lost.Members).Order()];
            }
            else
            {
                attached.Add(lost.Members);
            }
        }

        return attached;
    }

    private bool IsLost(List<int> members) => members.Count == 1 && IsShort(members) && _affinity.IsWeak(members[0]);

    private double Common((List<int> Members, HashSet<string> Keys) first, (List<int> Members, HashSet<string> Keys) second) =>
        _affinity.Between(first.Members, second.Members) + (first.Keys.Overlaps(second.Keys) ? SamePlace : 0);

    private bool IsOpen((List<int> Members, HashSet<string> Keys) matter, (List<int> Members, HashSet<string> Keys) other) =>
        IsShort(matter.Members) && !PlaceNames.Conflict(matter.Keys, other.Keys);

    private (int First, int Second)? Closest(List<(List<int> Members, HashSet<string> Keys)> groups)
    {
        (int, int)? best = null;
        var highest = Enough;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                if (!IsShort(groups[i].Members) || !IsOpen(groups[j], groups[i]))
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
        return Common(first, second) + WordingWeight * wording - (first.Members.Count > 1 && second.Members.Count > 1 && _affinity.Differ(first.Members, second.Members) ? Apart : 0);
    }

    private bool IsShort(List<int> members) => members.Average(i => parts[i].Value.Length) <= ShortLength;

    private HashSet<string> Keys(IEnumerable<int> members) => [.. members.SelectMany(names.Keys)];
}
