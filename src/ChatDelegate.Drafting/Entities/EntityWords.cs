using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Entities;

/// <summary>The word lists of <c>Data/entities.yaml</c>, read once.</summary>
internal sealed class EntityWords
{
    public static EntityWords Shared { get; } = DataFile.Read<EntityWords>("entities.yaml");

    public IReadOnlyList<string> EstateEnds { get; init; } = [];

    public IReadOnlyList<string> PlaceEnds { get; init; } = [];

    public IReadOnlyList<string> OrganisationEnds { get; init; } = [];

    public HashSet<string> NotNames { get; init; } = [];

    public HashSet<string> Boundaries { get; init; } = [];

    public string Surnames { get; init; } = "";

    public IReadOnlyList<string> Titles { get; init; } = [];

    public IReadOnlyList<string> NumberIdioms { get; init; } = [];
}
