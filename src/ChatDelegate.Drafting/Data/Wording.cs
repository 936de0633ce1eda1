namespace ChatDelegate.Drafting.Data;

/// <summary><c>Data/wording.yaml</c>: for comparing wordings and for what a sentence claims.</summary>
internal sealed class Wording
{
    public static Wording Shared { get; } = DataFile.Read<Wording>("wording.yaml");

    public string[][] Synonyms { get; init; } = [];

    public string[] Officialese { get; init; } = [];

    /// <summary>What a conclusion is made of beside what it is drawn from.</summary>
    public string[] Conclusions { get; init; } = [];

    /// <summary>What every matter has (管理, 安全): no second matter in a title.</summary>
    public string[] Aspects { get; init; } = [];

    /// <summary>Blame laid on somebody.</summary>
    public string[] Blame { get; init; } = [];

    /// <summary>People, bodies and occasions that are nobody's to add.</summary>
    public string[] Said { get; init; } = [];

    /// <summary>Good states: who says that all is well must have been told so.</summary>
    public string[] Good { get; init; } = [];

    /// <summary>Where something is.</summary>
    public string[] Whereabouts { get; init; } = [];

    /// <summary>Words by which a writer says that he is not sure, or that it is only promised.</summary>
    public string[] Hedges { get; init; } = [];

    public string[] RunIns { get; init; } = [];

    public string[] Generic { get; init; } = [];

    public string[] Allegations { get; init; } = [];

    public string[] Negations { get; init; } = [];

    public string[] NotNegations { get; init; } = [];

    /// <summary>Pairs of sides.</summary>
    public string[][][] Opposites { get; init; } = [];

    public string[] Refusals { get; init; } = [];
}
