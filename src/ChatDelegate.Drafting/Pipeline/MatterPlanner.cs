using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>
/// Sorts notes into matters by the model, in batches; whatever it does not place, twice asked, is sorted by
/// <see cref="MatterSplitter"/>, and so is everything when it fails. No note is lost.
/// </summary>
internal sealed class MatterPlanner(DraftingCase notes, ModelCalls calls, PipelineLimits limits)
{
    /// <summary>Matters that one note may be in.</summary>
    private const int MostMatters = 3;

    public async Task<IReadOnlyList<PlannedMatter>> PlanAsync(CancellationToken cancellationToken)
    {
        var parts = notes.Notes.Parts;
        var plain = new PlainSplit(parts);
        if (parts.Count < 2)
        {
            return plain.Of(parts);
        }

        // Notes that are likely to be one matter go into one batch.
        var batches = Batches.Of(plain.Ordered, notes, limits);
        var groups = new IReadOnlyList<IReadOnlyList<PlannedMatter>>[batches.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.CallsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, batches.Count, options, async (i, stop) => groups[i] = await SplitAsync(batches[i], plain, stop));
        return MatterJoiner.Join([.. groups.SelectMany(answers => answers)], plain);
    }

    /// <summary>The matters of the first answer, of the second, and of what was left.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<PlannedMatter>>> SplitAsync(IReadOnlyList<NotePart> batch, PlainSplit plain, CancellationToken cancellationToken)
    {
        var answers = new List<IReadOnlyList<PlannedMatter>>();
        try
        {
            var (groups, left) = await AskAsync(batch, cancellationToken);
            answers.Add(groups);
            if (left.Count > 0 && left.Count < batch.Count)
            {
                answers.Add((await AskAsync(left, cancellationToken)).Groups);
            }
        }
        catch (ModelFailedException)
        {
            // What has not been placed is placed below; the drafts say themselves who wrote them.
        }

        var placed = answers.SelectMany(groups => groups).SelectMany(group => group.Parts).ToHashSet();
        answers.Add(plain.Of([.. batch.Where(part => !placed.Contains(part))]));
        return answers;
    }

    /// <summary>The model's matters, and the notes of which it said nothing.</summary>
    private async Task<(IReadOnlyList<PlannedMatter> Groups, IReadOnlyList<NotePart> Left)> AskAsync(IReadOnlyList<NotePart> asked, CancellationToken cancellationToken)
    {
        var answer = await calls.SplitAsync(asked, cancellationToken);
        var byId = asked.ToDictionary(part => part.Note.Source.Id);
        var times = new Dictionary<string, int>();
        var groups = new List<PlannedMatter>();
        foreach (var matter in answer.Matters)
        {
            var members = matter.Notes.Select(notes.IdOf).Where(byId.ContainsKey).Distinct().Where(id => times.GetValueOrDefault(id) < MostMatters)
                .Order(StringComparer.Ordinal).Select(id => byId[id]).ToList();
            if (members.Count == 0 || groups.Any(group => group.Parts.SequenceEqual(members)))
            {
                continue;
            }

            members.ForEach(part => times[part.Note.Source.Id] = times.GetValueOrDefault(part.Note.Source.Id) + 1);
            groups.Add(new PlannedMatter(matter.Name, members));
        }

        var named = answer.Matters.SelectMany(matter => matter.Notes).Concat(answer.Unused.Select(aside => aside.Note)).Select(notes.IdOf).ToHashSet();
        return (groups, [.. asked.Where(part => !named.Contains(part.Note.Source.Id))]);
    }
}
