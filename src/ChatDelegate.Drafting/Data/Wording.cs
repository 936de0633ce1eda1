namespace ChatDelegate.Drafting.Data;

/// <summary><c>Data/wording.yaml</c>: for comparing wordings and for what a sentence claims.</summary>
internal sealed class Wording
{
    public static Wording Shared { get; } = DataFile.Read<Wording>("wording.yaml");

    public string[][] Synonyms { get; init; } = [];

    public string[] Officialese { get; init; } = [];

    public string[] RunIns { get; init; } = [];

    public string[] Generic { get; init; } = [];

    public string[] Allegations { get; init; } = [];

    public string[] Negations { get; init; } = [];

    public string[] NotNegations { get; init; } = [];

    /// <summary>Pairs of sides.</summary>
    public string[][][] Opposites { get; init; } = [];

    public string[] Refusals { get; init; } = [];
}
