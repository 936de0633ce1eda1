using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Splits notes into matters: concept, then place, then average-link similarity inside a concept. The result does not
/// depend on the order of the notes.
/// </summary>
internal static class MatterSplitter
{
    /// <summary>Average similarity from which groups of one concept are one matter.</summary>
    private const double SameConcept = 0.06;

    /// <summary>The same when one names a place and the other none.</summary>
    private const double Placeless = 0.075;

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
        return [.. Enumerable.Range(0, parts.Count)
            .GroupBy(i => concepts[i])
            .SelectMany(group => Cluster([.. group], group.Key < 0, names, similarity).Select(cluster => ToMatter(cluster, group.Key, parts, names)))
            .OrderByDescending(matter => matter.Parts.Count)
            .ThenBy(matter => matter.Parts[0].Note.Source.Id, StringComparer.Ordinal)];
    }

    private static int[] Concepts(List<NotePart> parts, PlaceNames names)
    {
        var scores = parts.Select(part => ConceptLexicon.Shared.Scores(part.Value)).ToList();
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

    private static List<List<int>> Cluster(IReadOnlyList<int> members, bool unknown, PlaceNames names, double[,] similarity)
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

        while (Closest(clusters, unknown, similarity) is { } pair)
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

    private static (int First, int Second)? Closest(List<Group> clusters, bool unknown, double[,] similarity)
    {
        (int, int)? best = null;
        var highest = 0.0;
        for (var i = 0; i < clusters.Count; i++)
        {
            for (var j = i + 1; j < clusters.Count; j++)
            {
                var (first, second) = (clusters[i], clusters[j]);
                var needed = unknown ? NoConcept : first.Keys.Count == 0 && second.Keys.Count == 0 ? SameConcept : Placeless;
                if (PlaceNames.Conflict(first.Keys, second.Keys))
                {
                    continue;
                }

                var average = first.Members.Average(a => second.Members.Average(b => similarity[a, b]));
                if (average >= needed && average > highest + 1e-12)
                {
                    (best, highest) = ((i, j), average);
                }
            }
        }

        return best;
    }

    private static Matter ToMatter(List<int> cluster, int concept, List<NotePart> parts, PlaceNames names)
    {
        var key = cluster.SelectMany(i => names.Keys(i))
            .GroupBy(name => name)
            .Where(group => group.Count() * 2 > cluster.Count)
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        return new Matter(
            concept < 0 ? null : ConceptLexicon.Shared.Concepts[concept],
            key is null ? null : names.Form(key),
            [.. cluster.Order().Select(i => parts[i])]);
    }

    private sealed record Group(List<int> Members, HashSet<string> Keys)
    {
        public Group With(Group other) => new([.. Members.Concat(other.Members).Order()], [.. Keys, .. other.Keys]);
    }
}
