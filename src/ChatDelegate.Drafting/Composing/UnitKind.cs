using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Composing;

/// <summary>A kind of handling unit (承办单位), from <c>Data/units.yaml</c>: congresses name theirs differently.</summary>
internal sealed class UnitKind
{
    private static readonly List<UnitKind> All = DataFile.Read<List<UnitKind>>("units.yaml");

    public string[] Short { get; init; } = [];

    public string[] Names { get; init; } = [];

    public string Category { get; init; } = "";

    /// <summary>Whether the unit is the one that is called so for short.</summary>
    public static bool IsCalled(HandlingUnitOption unit, string name) =>
        unit.Name.Contains(name, StringComparison.Ordinal)
        || All.Any(kind => kind.Short.Contains(name) && kind.Names.Any(part => unit.Name.Contains(part, StringComparison.Ordinal)));

    /// <summary>Where most of its duties belong, or null when its kind is not known.</summary>
    public static string? CategoryOf(HandlingUnitOption unit) =>
        All.FirstOrDefault(kind => kind.Names.Any(part => unit.Name.Contains(part, StringComparison.Ordinal)))?.Category;
}
