using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Proposes category and handling units (承办单位), from the lists of the request only.</summary>
internal static class ListChooser
{
    private const int MostUnits = 3;
    private const int ConceptPoints = 4;
    private const int FieldPoints = 3;
    private const double LeastPoints = 1.2;

    /// <summary>Beside the shares of the fields, which are 1 together.</summary>
    private const double ConceptShare = 0.8;
    private const double DutyShare = 0.6;
    private static readonly Dictionary<string, List<string>> Categories = DataFile.Read<Dictionary<string, List<string>>>("categories.yaml");

    public static string Category(Matter matter, IReadOnlyList<string> categories, IReadOnlyList<HandlingUnitOption> units)
    {
        var meant = Meant(matter, units);
        var words = meant is null ? [] : Categories.GetValueOrDefault(meant, []).Prepend(meant);
        return words.Select(word => categories.FirstOrDefault(category => category.Contains(word, StringComparison.Ordinal)))
            .FirstOrDefault(category => category is not null) ?? (categories.Count > 0 ? categories[^1] : "");
    }

    /// <summary>What concept, fields and the duties named in the notes say of it, weighed together.</summary>
    private static string? Meant(Matter matter, IReadOnlyList<HandlingUnitOption> units) => matter.Fields().Select(field => (field.Field.Category, Points: field.Share))
        .Concat(matter.Concept is { } concept ? [(concept.Category, ConceptShare)] : [])
        .Concat(units.Select(unit => (Category: UnitKind.CategoryOf(unit) ?? "", Points: DutyShare * Naming(unit, matter))).Where(vote => vote is { Category.Length: > 0, Points: > 0 }))
        .GroupBy(vote => vote.Category)
        .MaxBy(votes => votes.Sum(vote => vote.Points))?.Key;

    /// <summary>Share of the notes that name one of the unit's duties.</summary>
    private static double Naming(HandlingUnitOption unit, Matter matter) =>
        matter.Parts.Count(part => unit.Duties.Any(duty => duty.Length > 1 && part.Value.Contains(duty, StringComparison.OrdinalIgnoreCase))) / (double)matter.Parts.Count;

    /// <summary>The hints of concept and field in their order, and how much of the notes the unit's duties name.</summary>
    public static IReadOnlyList<string> Units(Matter matter, IReadOnlyList<HandlingUnitOption> units)
    {
        var fields = matter.Fields();
        var scored = units
            .Select((unit, order) => (unit.Name, Order: order, Score: Score(unit, matter, fields)))
            .Where(unit => unit.Score >= LeastPoints)
            .OrderByDescending(unit => unit.Score).ThenBy(unit => unit.Order)
            .ToList();
        return [.. scored.Where(unit => unit.Score * 3 >= scored[0].Score).Take(MostUnits).Select(unit => unit.Name)];
    }

    private static double Score(HandlingUnitOption unit, Matter matter, IReadOnlyList<(Field Field, double Share)> fields)
    {
        var concept = matter.Concept;
        var meant = concept is null ? "" : string.Concat(concept.Noun, string.Concat(concept.Words));
        var points = Hint(unit, concept?.Units ?? [], ConceptPoints) + fields.Sum(field => field.Share * Hint(unit, field.Field.Units, FieldPoints));
        foreach (var duty in unit.Duties.Where(duty => duty.Length > 1))
        {
            points += meant.Contains(duty, StringComparison.Ordinal) ? 2 : 0;
            points += 3.0 * matter.Parts.Count(part => part.Value.Contains(duty, StringComparison.OrdinalIgnoreCase)) / matter.Parts.Count;
        }

        return points;
    }

    /// <summary>The first hint counts most.</summary>
    private static double Hint(HandlingUnitOption unit, string[] hints, int points)
    {
        var at = hints.TakeWhile(word => !UnitKind.IsCalled(unit, word)).Count();
        return at < hints.Length ? points + hints.Length - at : 0;
    }
}
