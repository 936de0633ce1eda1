using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Proposes category and handling units (承办单位), from the lists of the request only.</summary>
internal static class ListChooser
{
    private const int MostUnits = 3;
    private const int ConceptPoints = 4;
    private const int FieldPoints = 2;
    private const double LeastPoints = 2.5;
    private static readonly Dictionary<string, List<string>> Categories = DataFile.Read<Dictionary<string, List<string>>>("categories.yaml");

    public static string Category(Matter matter, IReadOnlyList<string> categories)
    {
        var meant = matter.Subject.Concept?.Category ?? matter.Subject.Field?.Category;
        var words = meant is null ? [] : Categories.GetValueOrDefault(meant, []).Prepend(meant);
        return words.Select(word => categories.FirstOrDefault(category => category.Contains(word, StringComparison.Ordinal)))
            .FirstOrDefault(category => category is not null) ?? (categories.Count > 0 ? categories[^1] : "");
    }

    /// <summary>The hints of concept and field in their order, and how much of the notes the unit's duties name.</summary>
    public static IReadOnlyList<string> Units(Matter matter, IReadOnlyList<HandlingUnitOption> units)
    {
        var scored = units
            .Select((unit, order) => (unit.Name, Order: order, Score: Score(unit, matter)))
            .Where(unit => unit.Score >= LeastPoints)
            .OrderByDescending(unit => unit.Score).ThenBy(unit => unit.Order)
            .ToList();
        return [.. scored.Where(unit => unit.Score * 2 >= scored[0].Score).Take(MostUnits).Select(unit => unit.Name)];
    }

    private static double Score(HandlingUnitOption unit, Matter matter)
    {
        var (concept, field) = matter.Subject;
        var meant = concept is null ? "" : string.Concat(concept.Noun, string.Concat(concept.Words));
        var points = Hint(unit, concept?.Units ?? [], ConceptPoints) + Hint(unit, field?.Units ?? [], FieldPoints);
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
        var at = hints.TakeWhile(word => !unit.Name.Contains(word, StringComparison.Ordinal)).Count();
        return at < hints.Length ? points + hints.Length - at : 0;
    }
}
