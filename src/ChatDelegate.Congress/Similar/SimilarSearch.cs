using System.Collections.Concurrent;
using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Classifying;
using ChatDelegate.Drafting.Extracting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Similar;

/// <summary>Finds the entries most like a text: candidates from the database, then cosine and the facts in code.</summary>
internal sealed class SimilarSearch
{
    /// <summary>As many as are shown.</summary>
    public const int Most = 5;

    private const double Least = 0.10;

    /// <summary>Enough when the case is of the same kind of matter, or about the same place: in other words little is left in common.</summary>
    private const double LeastOfSameKind = 0.04;
    private const double Possible = 0.30;
    private const double PossibleOfSameKind = 0.20;
    private const double VeryLikely = 0.50;

    /// <summary>Added to rank cases of the same kind of matter, and of the same place, before others that are as alike in letters.</summary>
    private const double SameKind = 0.08;
    private const double SamePlace = 0.08;

    /// <summary>How many are looked at closely.</summary>
    private const int Close = 24;

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, GramWeights Weights)> _weights = new();

    public async Task<IReadOnlyList<SimilarHit>> FindAsync(CongressDb db, SimilarQuestion question, CancellationToken cancellationToken)
    {
        var weights = await WeightsAsync(db, question.BodyId, cancellationToken);
        var entries = await SimilarCandidates.FindAsync(db, question.BodyId, question.Reader, question.Text, weights, cancellationToken);
        var asked = new CaseVector(question.Text, weights);
        var close = entries.Where(entry => !question.Except.Contains(entry.RecordId))
            .Select(entry => (Entry: entry, Likeness: asked.Likeness(new CaseVector(new CaseText(entry.Text), weights))))
            .Where(one => one.Likeness >= LeastOfSameKind)
            .OrderByDescending(one => one.Likeness).ThenByDescending(one => one.Entry.Id)
            .Take(Close).ToList();
        var (kind, facts) = (MatterKind.Of(question.Text.Value), FactComparison.Of(question.Text.Value));
        return [.. close
            .Select(one => Hit(one.Entry, one.Likeness, kind, facts))
            .Where(hit => hit.Likeness >= Least || hit.Rank > hit.Likeness)
            .OrderByDescending(hit => hit.Rank).ThenByDescending(hit => hit.Entry.Id)
            .Take(Most)];
    }

    private static SimilarHit Hit(SimilarEntry entry, double likeness, string? kind, FactComparison facts)
    {
        var sameKind = kind is not null && MatterKind.Of(entry.Text) == kind;
        var (conflict, samePlace) = facts.With(FactComparison.Of(entry.Text));
        var strength = likeness >= VeryLikely && conflict == FactConflict.None ? SimilarStrength.VeryLikely
            : likeness >= Possible || (likeness >= PossibleOfSameKind && sameKind) ? SimilarStrength.Possible
            : SimilarStrength.Related;
        return new SimilarHit(entry, likeness, strength, likeness + (sameKind ? SameKind : 0) + (samePlace ? SamePlace : 0));
    }

    /// <summary>The congress's snapshot, kept as long as it is the one in force.</summary>
    private async Task<GramWeights> WeightsAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var at = await db.Set<SimilarSnapshot>().Where(snapshot => snapshot.BodyId == bodyId).Select(snapshot => (DateTimeOffset?)snapshot.At).SingleOrDefaultAsync(cancellationToken);
        if (at is null)
        {
            return GramWeights.None;
        }

        if (_weights.TryGetValue(bodyId, out var kept) && kept.At == at)
        {
            return kept.Weights;
        }

        var snapshot = await db.Set<SimilarSnapshot>().AsNoTracking().SingleAsync(found => found.BodyId == bodyId, cancellationToken);
        var weights = GramWeights.Read(snapshot.Documents, snapshot.Grams);
        _weights[bodyId] = (snapshot.At, weights);
        return weights;
    }
}

/// <summary>An entry that is like the text asked for.</summary>
/// <param name="Rank">Likeness, and what speaks for it beside its letters.</param>
internal sealed record SimilarHit(SimilarEntry Entry, double Likeness, SimilarStrength Strength, double Rank);
