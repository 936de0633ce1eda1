using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Composing;

/// <summary>A kind of handling unit (承办单位), from <c>Data/units.yaml</c>: congresses name theirs differently.</summary>
internal sealed class UnitKind
{
    private const double Single = 0.5;

    /// <summary>So many of a concept's units answer for it; those behind them are asked beside.</summary>
    private const int Leading = 2;
    private static readonly List<UnitKind> All = DataFile.Read<List<UnitKind>>("units.yaml");
    private static readonly WordIndex Index = new([.. All.Select(kind => (string[])[.. kind.Matters, .. OfConcepts(kind)])]);

    public string[] Short { get; init; } = [];

    public string[] Names { get; init; } = [];

    /// <summary>Empty when its duties are of many.</summary>
    public string Category { get; init; } = "";

    /// <summary>What it answers for, beside the concepts that name it among the first of their units.</summary>
    public string[] Matters { get; init; } = [];

    /// <summary>Whether the unit is the one that is called so for short.</summary>
    public static bool IsCalled(HandlingUnitOption unit, string name) =>
        unit.Name.Contains(name, StringComparison.Ordinal)
        || All.Any(kind => kind.Short.Contains(name) && kind.IsKindOf(unit));

    /// <summary>Where most of its duties belong, or null when its kind is not known; empty when in many categories.</summary>
    public static string? CategoryOf(HandlingUnitOption unit) => All.FirstOrDefault(kind => kind.IsKindOf(unit))?.Category;

    /// <summary>For each unit how much of the notes it answers for, beside the one that answers for most (1).</summary>
    public static double[] Answering(IReadOnlyList<HandlingUnitOption> units, IReadOnlyList<NotePart> parts)
    {
        var kinds = new double[All.Count];
        foreach (var part in parts)
        {
            var words = new double[All.Count];
            foreach (var (list, length, _) in Index.Find(Topic.Of(part)))
            {
                words[list] += length == 1 ? Single : 1;
            }

            for (var k = 0; k < kinds.Length; k++)
            {
                kinds[k] += Math.Log2(1 + words[k]);
            }
        }

        var points = units.Select(unit => Enumerable.Range(0, All.Count).Where(k => All[k].IsKindOf(unit)).Select(k => kinds[k]).DefaultIfEmpty(0).Max()).ToArray();
        var most = points.DefaultIfEmpty(0).Max();
        return most == 0 ? points : [.. points.Select(point => point / most)];
    }

    private static IEnumerable<string> OfConcepts(UnitKind kind) =>
        ConceptLexicon.Shared.Concepts.Where(concept => concept.Units.Take(Leading).Any(kind.Short.Contains)).SelectMany(concept => concept.Words);

    private bool IsKindOf(HandlingUnitOption unit) => Names.Any(part => unit.Name.Contains(part, StringComparison.Ordinal));
}
