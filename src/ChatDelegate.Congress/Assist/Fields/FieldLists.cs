using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Fields;

/// <summary>What a congress's categories and handling units are.</summary>
internal sealed record FieldLists(IReadOnlyList<string> Categories, IReadOnlyList<HandlingUnitOption> Units)
{
    public static async Task<FieldLists> ReadAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var units = await db.Set<HandlingUnit>().AsNoTracking().Where(unit => unit.BodyId == bodyId).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        var categories = await db.Set<Category>().AsNoTracking().Where(category => category.BodyId == bodyId).OrderBy(category => category.Order).Select(category => category.NameZh).ToListAsync(cancellationToken);
        return new FieldLists(categories, [.. units.Select(unit => new HandlingUnitOption(unit.Name, unit.DutyWords))]);
    }

    /// <summary>The matter in a line and then the text, as staff read it.</summary>
    public static string TextOf(Opinion opinion) =>
        opinion.Text.StartsWith(opinion.Matter, StringComparison.Ordinal) ? opinion.Text : $"{opinion.Matter.TrimEnd('。', '.')}。\n{opinion.Text}";
}
