using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Proposes category and handling units (承办单位), from the lists of the request only.</summary>
internal static class ListChooser
{
    private const int MostUnits = 3;
    private const int HintPoints = 4;
    private static readonly Dictionary<string, List<string>> Categories = DataFile.Read<Dictionary<string, List<string>>>("categories.yaml");

    public static string Category(Matter matter, IReadOnlyList<string> categories)
    {
        var words = matter.Concept is { } concept ? Categories.GetValueOrDefault(concept.Category, []).Prepend(concept.Category) : [];
        return words.Select(word => categories.FirstOrDefault(category => category.Contains(word, StringComparison.Ordinal)))
            .FirstOrDefault(category => category is not null) ?? (categories.Count > 0 ? categories[^1] : "");
    }

    /// <summary>The concept's hints in the order of the concept, then by how much of the notes the unit's duties name.</summary>
    public static IReadOnlyList<string> Units(Matter matter, IReadOnlyList<HandlingUnitOption> units)
    {
        if (matter.Concept is not { } concept)
        {
            return [];
        }

        var meant = string.Concat(concept.Noun, string.Concat(concept.Words));
        var scored = units
            .Select((unit, order) => (unit.Name, Order: order, Score: Score(unit, concept, meant, matter)))
            .Where(unit => unit.Score >= HintPoints)
            .OrderByDescending(unit => unit.Score).ThenBy(unit => unit.Order)
            .ToList();
        return [.. scored.Where(unit => unit.Score * 2 >= scored[0].Score).Take(MostUnits).Select(unit => unit.Name)];
    }

    private static double Score(HandlingUnitOption unit, Concept concept, string meant, Matter matter)
    {
        var hint = concept.Units.TakeWhile(word => !unit.Name.Contains(word, StringComparison.Ordinal)).Count();
        var points = hint < concept.Units.Length ? HintPoints + concept.Units.Length - hint : 0.0;
        foreach (var duty in unit.Duties.Where(duty => duty.Length > 1))
        {
            points += meant.Contains(duty, StringComparison.Ordinal) ? 2 : 0;
            points += 3.0 * matter.Parts.Count(part => part.Value.Contains(duty, StringComparison.OrdinalIgnoreCase)) / matter.Parts.Count;
        }

        return points;
    }
}
