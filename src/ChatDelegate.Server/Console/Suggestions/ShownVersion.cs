using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>
/// The version that staff may see: the last one submitted. What a delegate rewrites after a return is theirs alone until
/// they submit it again.
/// </summary>
internal static class ShownVersion
{
    public static async Task<IReadOnlyDictionary<Guid, SuggestionVersion>> OfAsync(CongressDb db, IReadOnlyCollection<Suggestion> suggestions, CancellationToken cancellationToken)
    {
        var ids = suggestions.Select(suggestion => suggestion.Id).ToList();
        var versions = await db.Set<SuggestionVersion>().AsNoTracking().Where(version => ids.Contains(version.SuggestionId)).ToListAsync(cancellationToken);
        var reviews = await db.Set<Review>().AsNoTracking().Where(review => ids.Contains(review.SuggestionId)).ToListAsync(cancellationToken);
        return suggestions.ToDictionary(suggestion => suggestion.Id, suggestion =>
        {
            var n = NumberOf(suggestion, reviews.Where(review => review.SuggestionId == suggestion.Id));
            return versions.Single(version => version.SuggestionId == suggestion.Id && version.N == n);
        });
    }

    public static int NumberOf(Suggestion suggestion, IEnumerable<Review> reviews)
    {
        var last = reviews.MaxBy(review => review.At);
        return last switch
        {
            { Decision: ReviewDecision.Returned } when suggestion.State == SuggestionState.Returned => last.Version,
            { Decision: ReviewDecision.Returned, Answer: ReviewAnswer.Withdrawn } => last.Version,
            _ => suggestion.Version,
        };
    }
}
