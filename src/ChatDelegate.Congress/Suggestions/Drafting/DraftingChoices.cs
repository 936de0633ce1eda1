using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What a congress has to choose from: its categories in their order, and its handling units with the words that point to them.</summary>
internal sealed record DraftingChoices(IReadOnlyList<string> Categories, IReadOnlyList<HandlingUnitOption> Units)
{
    public static async Task<DraftingChoices> ReadAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var units = await db.Set<HandlingUnit>().AsNoTracking().Where(unit => unit.BodyId == bodyId).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        return new DraftingChoices(await CategoriesAsync(db, bodyId, cancellationToken), [.. units.Select(unit => new HandlingUnitOption(unit.Name, unit.DutyWords))]);
    }

    public static Task<List<string>> CategoriesAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken) =>
        db.Set<Category>().AsNoTracking().Where(category => category.BodyId == bodyId).OrderBy(category => category.Order).Select(category => category.NameZh).ToListAsync(cancellationToken);
}
