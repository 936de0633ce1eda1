using System.Collections.Concurrent;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Drafting.Classifying;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Opinions.Sorting;

/// <summary>Teaches a classifier from what a congress has sorted itself: its filed suggestions, and opinions that staff gave a category. One a congress, kept until a tenth has come on top.</summary>
internal sealed class CategoryTeacher
{
    private const int FewestRecords = 30;
    private const int FewestOfLabel = 3;
    private const int MostOfEach = 300;
    private readonly ConcurrentDictionary<Guid, (int Records, CategoryClassifier Classifier)> _taught = new();

    /// <summary>The classifier and how many records taught it; null while there are too few.</summary>
    public async Task<(CategoryClassifier Classifier, int Records)?> TeachAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var records = await Filed(db, bodyId).CountAsync(cancellationToken) + await Sorted(db, bodyId).CountAsync(cancellationToken);
        if (records < FewestRecords)
        {
            return null;
        }

        if (!_taught.TryGetValue(bodyId, out var taught) || Math.Abs(records - taught.Records) * 10 > taught.Records)
        {
            var samples = await SamplesAsync(db, bodyId, cancellationToken);
            if (samples.Select(sample => sample.Label).Distinct().Count() < 2)
            {
                return null;
            }

            taught = (records, CategoryClassifier.Train(samples, []));
            _taught[bodyId] = taught;
        }

        return (taught.Classifier, taught.Records);
    }

    private static async Task<List<LabelledText>> SamplesAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var filed = await Filed(db, bodyId).OrderByDescending(version => version.At).Take(MostOfEach).AsNoTracking().ToListAsync(cancellationToken);
        var sorted = await Sorted(db, bodyId).OrderByDescending(pair => pair.Given.At).Take(MostOfEach)
            .Select(pair => new LabelledText(pair.Given.Category, pair.Opinion.Matter, pair.Opinion.Text)).ToListAsync(cancellationToken);
        var samples = filed.ConvertAll(version => new LabelledText(version.Category, version.Title, string.Join('\n', version.Text.Sentences.Select(sentence => sentence.Text))));
        return [.. samples.Concat(sorted).Where(sample => sample.Label.Length > 0).GroupBy(sample => sample.Label).Where(group => group.Count() >= FewestOfLabel).SelectMany(group => group)];
    }

    private static IQueryable<SuggestionVersion> Filed(CongressDb db, Guid bodyId) =>
        from suggestion in db.Set<Suggestion>()
        where suggestion.BodyId == bodyId && suggestion.Sequence != null && suggestion.State != SuggestionState.Withdrawn
        join version in db.Set<SuggestionVersion>() on new { Id = suggestion.Id, N = suggestion.SubmittedVersion ?? 0 } equals new { Id = version.SuggestionId, version.N }
        select version;

    private static IQueryable<SortedOpinion> Sorted(CongressDb db, Guid bodyId) =>
        from opinion in db.Set<Opinion>()
        where opinion.BodyId == bodyId
        join given in db.Set<OpinionCategory>() on opinion.Id equals given.OpinionId
        select new SortedOpinion { Opinion = opinion, Given = given };

    private sealed class SortedOpinion
    {
        public required Opinion Opinion { get; init; }

        public required OpinionCategory Given { get; init; }
    }
}
