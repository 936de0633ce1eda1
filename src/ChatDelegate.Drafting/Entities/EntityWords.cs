using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Entities;

/// <summary>The word lists of <c>Data/entities.yaml</c>, read once.</summary>
internal sealed class EntityWords
{
    public static EntityWords Shared { get; } = DataFile.Read<EntityWords>("entities.yaml");

    public string[] EstateEnds { get; init; } = [];

    public string[] PlaceEnds { get; init; } = [];

    public string[] OrganisationEnds { get; init; } = [];

    public string[] NameWords { get; init; } = [];

    public string[] RoadWords { get; init; } = [];

    public string[] Common { get; init; } = [];

    public HashSet<string> NotNames { get; init; } = [];

    public HashSet<string> Boundaries { get; init; } = [];

    public bool IsBoundary(ReadOnlySpan<char> word) => Boundaries.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public string Surnames { get; init; } = "";

    public string[] Titles { get; init; } = [];

    public string[] NumberIdioms { get; init; } = [];
}
