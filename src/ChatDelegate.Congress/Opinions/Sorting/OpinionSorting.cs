using ChatDelegate.Congress.Assist.Fields;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Classifying;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Opinions.Sorting;

/// <summary>Staff give opinions a category; one is proposed, learnt from what the congress filed itself, or from the word lists while there is little of it.</summary>
public sealed class OpinionSorting(IDbContextFactory<CongressDb> contexts, IRecordStore store, TimeProvider time)
{
    private const int Most = 3;
    private readonly CategoryTeacher _teacher = new();

    /// <summary>Null when the opinion is not of the staff's congress.</summary>
    public async Task<CategoryProposal?> ProposeAsync(Participant staff, Guid opinionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var opinion = await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == opinionId && found.BodyId == staff.CongressId, cancellationToken);
        if (opinion is null || !staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return null;
        }

        var given = await db.Set<OpinionCategory>().Where(found => found.OpinionId == opinionId).Select(found => found.Category).SingleOrDefaultAsync(cancellationToken);
        var categories = await DraftingChoices.CategoriesAsync(db, opinion.BodyId, cancellationToken);
        var asked = await db.Set<OpinionFieldValue>().AsNoTracking().Where(value => value.OpinionId == opinionId && value.Field == OpinionField.Category && categories.Contains(value.Value))
            .OrderByDescending(value => value.At).FirstOrDefaultAsync(cancellationToken);
        var taught = await _teacher.TeachAsync(db, opinion.BodyId, cancellationToken);
        var likely = taught?.Classifier.Classify(opinion.Matter, opinion.Text).Select(one => one.Label).Where(categories.Contains)
            ?? (MatterKind.Category($"{opinion.Matter}\n{opinion.Text}", categories) is { } meant ? [meant] : []);
        return new CategoryProposal(given, [.. likely.Prepend(asked?.Value).OfType<string>().Distinct().Take(Most)], taught?.Records ?? 0, asked?.MadeWith?.Model);
    }

    /// <summary>False when the opinion or the category is not of the staff's congress.</summary>
    public Task<bool> SortAsync(Participant staff, Guid opinionId, string category, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return Task.FromResult(false);
        }

        return store.WriteAsync($"opinion/{opinionId}", new Actor(staff.PersonId, "staff", "opinion.sort"), async (session, cancel) =>
        {
            var found = await session.Db.Set<Opinion>().AnyAsync(opinion => opinion.Id == opinionId && opinion.BodyId == staff.CongressId, cancel);
            if (!found || !(await DraftingChoices.CategoriesAsync(session.Db, staff.CongressId, cancel)).Contains(category))
            {
                return false;
            }

            var given = await session.Db.Set<OpinionCategory>().SingleOrDefaultAsync(before => before.OpinionId == opinionId, cancel);
            var now = time.GetUtcNow();
            if (given is null)
            {
                session.Db.Add(new OpinionCategory { Id = Guid.CreateVersion7(now), OpinionId = opinionId, Category = category, By = staff.PersonId, At = now });
            }
            else if (given.Category != category)
            {
                (given.Category, given.By, given.At) = (category, staff.PersonId, now);
            }

            return true;
        }, cancellationToken);
    }
}
