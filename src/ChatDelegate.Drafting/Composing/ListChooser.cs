using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Proposes category and handling units (承办单位), from the lists of the request only.</summary>
internal static class ListChooser
{
    private const int MostUnits = 3;
    private const int ConceptPoints = 4;
    private const int FieldPoints = 3;
    private const double AnsweringPoints = 4;
    private const double LeastPoints = 1.2;

    /// <summary>Beside the shares of the fields, which are 1 together.</summary>
    private const double ConceptShare = 0.3;
    private const double ConceptsShare = 1.2;
    private const double DutyShare = 0.3;
    private const double LeadShare = 0.3;

    /// <summary>What is left to 其他 is what nothing else is said of: words of windows and forms occur in matters of every kind.</summary>
    private const string LeftOver = "其他";
    private const double LeftOverWeight = 0.3;
    private static readonly Dictionary<string, List<string>> Categories = DataFile.Read<Dictionary<string, List<string>>>("categories.yaml");

    /// <summary>What concepts, fields, the duties named in the notes and the likeliest unit say of it, weighed together; the last of the list when they say nothing.</summary>
    public static string Category(Matter matter, IReadOnlyList<string> categories, IReadOnlyList<HandlingUnitOption> units) =>
        Votes(matter, units).Select(vote => (Category: Named(vote.Category, categories), Points: vote.Category == LeftOver ? LeftOverWeight * vote.Points : vote.Points))
            .Where(vote => vote is { Category: not null, Points: > 0 })
            .GroupBy(vote => vote.Category)
            .MaxBy(votes => votes.Sum(vote => vote.Points))?.Key ?? (categories.Count > 0 ? categories[^1] : "");

    private static IEnumerable<(string Category, double Points)> Votes(Matter matter, IReadOnlyList<HandlingUnitOption> units) =>
        matter.Fields().Select(field => (field.Field.Category, Points: field.Share))
            .Concat(matter.Concept is { } concept ? [(concept.Category, ConceptShare)] : [])
            .Concat(matter.Concepts().Select(one => (one.Concept.Category, Points: ConceptsShare * one.Share)))
            .Concat(units.Select(unit => (Category: UnitKind.CategoryOf(unit) ?? "", Points: DutyShare * Naming(unit, matter))))
            .Concat(Units(matter, units).Take(1).Select(lead => (UnitKind.CategoryOf(units.First(unit => unit.Name == lead)) ?? "", LeadShare)));

    /// <summary>How the congress calls a category of the word lists, or null when it has none of the kind.</summary>
    private static string? Named(string meant, IReadOnlyList<string> categories) =>
        meant.Length == 0 ? null : Categories.GetValueOrDefault(meant, []).Prepend(meant)
            .Select(word => categories.FirstOrDefault(category => category.Contains(word, StringComparison.Ordinal)))
            .FirstOrDefault(category => category is not null);

    /// <summary>Share of the notes that name one of the unit's duties.</summary>
    private static double Naming(HandlingUnitOption unit, Matter matter) =>
        matter.Parts.Count(part => unit.Duties.Any(duty => duty.Length > 1 && part.Value.Contains(duty, StringComparison.OrdinalIgnoreCase))) / (double)matter.Parts.Count;

    /// <summary>The hints of concepts and fields in their order, and how much of the notes the unit's duties name.</summary>
    public static IReadOnlyList<string> Units(Matter matter, IReadOnlyList<HandlingUnitOption> units)
    {
        var (fields, concepts) = (matter.Fields(), matter.Concepts());
        var answering = UnitKind.Answering(units, matter.Parts);
        var scored = units
            .Select((unit, order) => (unit.Name, Order: order, Score: Score(unit, matter, fields, concepts) + AnsweringPoints * answering[order]))
            .Where(unit => unit.Score >= LeastPoints)
            .OrderByDescending(unit => unit.Score).ThenBy(unit => unit.Order)
            .ToList();
        return [.. scored.Where(unit => unit.Score * 3 >= scored[0].Score).Take(MostUnits).Select(unit => unit.Name)];
    }

    private static double Score(HandlingUnitOption unit, Matter matter, IReadOnlyList<(Field Field, double Share)> fields, IReadOnlyList<(Concept Concept, double Share)> concepts)
    {
        var meant = matter.Concept?.Noun ?? "";
        var points = concepts.Sum(one => one.Share * Hint(unit, one.Concept.Units, ConceptPoints)) + fields.Sum(field => field.Share * Hint(unit, field.Field.Units, FieldPoints));
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
