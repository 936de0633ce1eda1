using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>The program's own split of all notes: where the model's is missing, and by which matters of different batches are told to be one.</summary>
internal sealed class PlainSplit
{
    private readonly IReadOnlyList<Matter> _matters;
    private readonly Dictionary<string, List<int>> _mattersOf = [];

    public PlainSplit(IReadOnlyList<NotePart> parts)
    {
        _matters = MatterSplitter.Split(parts);
        for (var i = 0; i < _matters.Count; i++)
        {
            foreach (var id in _matters[i].Parts.Select(part => part.Note.Source.Id).Distinct())
            {
                (_mattersOf.TryGetValue(id, out var known) ? known : _mattersOf[id] = []).Add(i);
            }
        }

        var byId = parts.ToDictionary(part => part.Note.Source.Id);
        Ordered = [.. _matters.SelectMany(matter => matter.Parts).Select(part => part.Note.Source.Id).Distinct().Select(id => byId[id])];
    }

    /// <summary>The notes, those of one matter side by side.</summary>
    public IReadOnlyList<NotePart> Ordered { get; }

    /// <summary>The matters of these notes. A note that holds several is in each of them, with the clauses that belong there.</summary>
    public IReadOnlyList<PlannedMatter> Of(IReadOnlyList<NotePart> parts)
    {
        var wanted = parts.Select(part => part.Note.Source.Id).ToHashSet();
        return [.. _matters
            .Select(matter => matter with { Parts = [.. matter.Parts.Where(part => wanted.Contains(part.Note.Source.Id))] })
            .Where(matter => matter.Parts.Count > 0)
            .Select(matter => new PlannedMatter(TitleWriter.Write(matter)["关于".Length..^"的建议".Length], matter.Parts))];
    }

    /// <summary>The matter that more than half of the notes are of, or -1.</summary>
    public int MatterOf(PlannedMatter group)
    {
        var most = group.Parts.SelectMany(part => _mattersOf[part.Note.Source.Id]).GroupBy(matter => matter).OrderByDescending(count => count.Count()).ThenBy(count => count.Key).First();
        return most.Count() * 2 > group.Parts.Count ? most.Key : -1;
    }

    /// <summary>
    /// A group of the model's that is surely several matters, cut: what it holds plainly of different concepts, without
    /// words in common. Where only the place or only the words differ, the model may know better.
    /// </summary>
    public IReadOnlyList<PlannedMatter> Cut(PlannedMatter group)
    {
        var pieces = group.Parts.GroupBy(part => _mattersOf[part.Note.Source.Id][0]).OrderBy(piece => piece.Key).ToList();
        if (pieces.Count < 2 || pieces.Any(piece => _matters[piece.Key].Concept is null)
            || pieces.Select(piece => _matters[piece.Key].Concept?.Id).Distinct().Count() < pieces.Count)
        {
            return [group];
        }

        var similarity = new Text.TextSimilarity([.. pieces.Select(piece => string.Join('\n', piece.Select(part => part.Value)))]).All();
        var affinity = new Affinity(group.Parts);
        var members = pieces.ConvertAll(piece => Enumerable.Range(0, group.Parts.Count).Where(i => piece.Contains(group.Parts[i])).ToList());
        var apart = Enumerable.Range(0, pieces.Count).All(i => Enumerable.Range(0, pieces.Count).All(j =>
            i == j || (similarity[i, j] < SomethingInCommon && affinity.Differ(members[i], members[j]))));
        return apart ? [.. pieces.SelectMany(piece => Of([.. piece]))] : [group];
    }

    private const double SomethingInCommon = 0.12;
}
