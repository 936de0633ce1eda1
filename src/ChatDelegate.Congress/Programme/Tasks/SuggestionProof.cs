using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary><c>suggestion</c>: a suggestion (建议) submitted since the week's year began, and not withdrawn.</summary>
internal sealed class SuggestionProof : TaskProof
{
    public override string Name => "suggestion";

    public override async Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        await db.Set<Suggestion>()
            .Where(suggestion => suggestion.BodyId == week.BodyId && suggestion.Year == week.Year && suggestion.State != SuggestionState.Withdrawn && people.Contains(suggestion.AuthorId))
            .Select(suggestion => suggestion.AuthorId).ToHashSetAsync(cancellationToken);
}
