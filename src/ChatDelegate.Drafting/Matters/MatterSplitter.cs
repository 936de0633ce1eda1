using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Splits notes into matters: concept, then place, then average-link similarity inside a concept. The result does not
/// depend on the order of the notes.
/// </summary>
internal static class MatterSplitter
{
    /// <summary>Average similarity from which groups of short notes of one concept are one matter.</summary>
    private const double SameConcept = 0.06;

    /// <summary>Added for long notes, which share more by chance.</summary>
    private const double Long = 0.14;

    /// <summary>Added when one names a place and the other none.</summary>
    private const double Placeless = 0.005;
    private const int Nearest = 3;
    private const int Large = 5;
    private const double NearestShare = 0.9;
    private const int ShortLength = 40;
    private const int LongLength = 160;

    /// <summary>Without a known concept only near-verbatim notes belong together.</summary>
    private const double NoConcept = 0.30;

    /// <summary>Part of a note's best concept that another must have, to take the note's place into that matter.</summary>
    private const double Dominated = 0.35;

    public static IReadOnlyList<Matter> Split(IReadOnlyList<NotePart> notes)
    {
        var parts = notes.OrderBy(part => part.Note.Source.Id, StringComparer.Ordinal).SelectMany(SegmentSplitter.Split).ToList();
        var names = new PlaceNames(parts);
        var similarity = new TextSimilarity([.. parts.Select(part => part.Value)]).All();
        var concepts = Concepts(parts, names);
        var groups = Enumerable.Range(0, parts.Count)
            .GroupBy(i => concepts[i])
            .SelectMany(group => Cluster([.. group], group.Key < 0 ? _ => NoConcept : Needed(parts), group.Key < 0, names, similarity))
            .ToList();
        var joined = new SubjectJoiner(parts, names, similarity).Join(groups);
        return [.. joined.Select(cluster => ToMatter(cluster, parts, names))
            .OrderByDescending(matter => matter.Parts.Count)
            .ThenBy(matter => matter.Parts[0].Note.Source.Id, StringComparer.Ordinal)];
    }

    private static int[] Concepts(List<NotePart> parts, PlaceNames names)
    {
        var scores = parts.Select(part => ConceptLexicon.Shared.Scores(Topic.Of(part))).ToList();
        var own = scores.Select(Best).ToArray();
        var dominant = Enumerable.Range(0, parts.Count)
            .SelectMany(i => names.Keys(i).Select(key => (Key: key, Part: i)))
            .GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => Dominant([.. group.Select(pair => own[pair.Part])]));
        return [.. Enumerable.Range(0, parts.Count).Select(i => names.Keys(i)
            .Order(StringComparer.Ordinal)
            .Select(key => dominant[key])
            .FirstOrDefault(concept => concept >= 0 && own[i] >= 0 && scores[i][concept] >= Dominated * scores[i][own[i]], own[i]))];
    }

    private static int Best(double[] scores)
    {
        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] >= ConceptLexicon.Meant ? best : -1;
    }

    /// <summary>The concept of most notes on a place, when it is the concept of more than half and of at least three.</summary>
    private static int Dominant(IReadOnlyList<int> concepts)
    {
        var top = concepts.GroupBy(concept => concept).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
        return top.Count() >= 3 && top.Count() * 2 > concepts.Count ? top.Key : -1;
    }

    private static List<List<int>> Cluster(IReadOnlyList<int> members, Func<(Group First, Group Second), double> needed, bool unknown, PlaceNames names, double[,] similarity)
    {
        var clusters = new List<Group>();
        foreach (var member in members)
        {
            clusters.Add(new Group([member], [.. names.Keys(member)]));
        }

        if (!unknown)
        {
            JoinByPlace(clusters);
        }

        while (Closest(clusters, needed, similarity) is { } pair)
        {
            clusters[pair.First] = clusters[pair.First].With(clusters[pair.Second]);
            clusters.RemoveAt(pair.Second);
        }

        return [.. clusters.Select(cluster => cluster.Members)];
    }

    private static void JoinByPlace(List<Group> clusters)
    {
        for (var i = 0; i < clusters.Count; i++)
        {
            for (var j = i + 1; j < clusters.Count; j++)
            {
                if (clusters[i].Keys.Overlaps(clusters[j].Keys))
                {
                    clusters[i] = clusters[i].With(clusters[j]);
                    clusters.RemoveAt(j);
                    j = i;
                }
            }
        }
    }

    private static (int First, int Second)? Closest(List<Group> clusters, Func<(Group First, Group Second), double> needed, double[,] similarity)
    {
        (int, int)? best = null;
        var highest = 0.0;
        for (var i = 0; i < clusters.Count; i++)
        {
            for (var j = i + 1; j < clusters.Count; j++)
            {
                var (first, second) = (clusters[i], clusters[j]);
                if (PlaceNames.Conflict(first.Keys, second.Keys))
                {
                    continue;
                }

                var average = Link(first.Members, second.Members, similarity);
                if (average > highest + 1e-12 && average >= needed((first, second)))
                {
                    (best, highest) = ((i, j), average);
                }
            }
        }

        return best;
    }

    /// <summary>The average over all pairs; near-verbatim agreement with a few members of a large group counts too.</summary>
    private static double Link(List<int> first, List<int> second, double[,] similarity)
    {
        var sum = 0.0;
        var top = new double[Nearest];
        foreach (var a in first)
        {
            foreach (var b in second)
            {
                var value = similarity[a, b];
                sum += value;
                for (var k = 0; k < top.Length; k++)
                {
                    (top[k], value) = value > top[k] ? (value, top[k]) : (top[k], value);
                }
            }
        }

        return Math.Max(sum / (first.Count * second.Count), Math.Max(first.Count, second.Count) < Large ? 0 : top.Average() * NearestShare);
    }

    private static Func<(Group First, Group Second), double> Needed(List<NotePart> parts) => pair =>
    {
        var shorter = Math.Min(pair.First.Members.Average(i => parts[i].Value.Length), pair.Second.Members.Average(i => parts[i].Value.Length));
        var length = Math.Clamp((shorter - ShortLength) / (LongLength - ShortLength), 0, 1);
        return SameConcept + length * Long + (pair.First.Keys.Count == 0 && pair.Second.Keys.Count == 0 ? 0 : Placeless);
    };

    private static Matter ToMatter(List<int> cluster, List<NotePart> parts, PlaceNames names)
    {
        var key = cluster.SelectMany(i => names.Keys(i))
            .GroupBy(name => name)
            .Where(group => group.Count() * 2 > cluster.Count && names.IsSure(group.Key))
            .OrderByDescending(group => group.Count()).ThenBy(group => Position(parts[cluster[0]], names.Form(group.Key))).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        return new Matter(
            Subject.Concept([.. cluster.Order().Select(i => parts[i])]),
            key is null ? null : names.Form(key),
            [.. cluster.Order().Select(i => parts[i])]);
    }

    private static int Position(NotePart part, string form) => part.Note.Squeezed.IndexOf(form, StringComparison.Ordinal) is >= 0 and var at ? at : int.MaxValue;

    private sealed record Group(List<int> Members, HashSet<string> Keys)
    {
        public Group With(Group other) => new([.. Members.Concat(other.Members).Order()], [.. Keys, .. other.Keys]);
    }
}
