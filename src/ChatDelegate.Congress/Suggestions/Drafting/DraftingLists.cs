using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What a drafter may choose from, and on whose account it works.</summary>
internal sealed class DraftingLists(ContactNames names)
{
    public async Task<DraftingRequest> RequestAsync(CongressDb db, DraftingJob job, IReadOnlyList<SourceItem> sources, CancellationToken cancellationToken)
    {
        var units = await db.Set<HandlingUnit>().AsNoTracking().Where(unit => unit.BodyId == job.BodyId).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        var categories = await db.Set<Category>().AsNoTracking().Where(category => category.BodyId == job.BodyId)
            .OrderBy(category => category.Order).Select(category => category.NameZh).ToListAsync(cancellationToken);
        return new DraftingRequest([.. sources.Select(item => item.ToNote())], [.. units.Select(unit => new HandlingUnitOption(unit.Name, unit.DutyWords))], categories)
        {
            Person = job.PersonId.ToString(),
            Job = job.Id.ToString(),
            Names = await names.OfAsync(db, sources, cancellationToken),
        };
    }
}
