namespace ChatDelegate.Drafting.Classifying;

/// <summary>Found on real messages, see prompts/README.md.</summary>
internal sealed record ClassifierSettings
{
    /// <summary>Weight of the subject's grams.</summary>
    public double Subject { get; init; } = 1.5;

    /// <summary>Weight of all grams.</summary>
    public double Text { get; init; } = 1;

    /// <summary>Weight of the word lists' concepts.</summary>
    public double Concept { get; init; } = 0.3;

    public double Penalty { get; init; } = 1;

    public double Smoothing { get; init; } = 0.001;

    /// <summary>Share of complement naive Bayes in the vote.</summary>
    public double Complement { get; init; } = 0.5;

    /// <summary>How much a text counts whose label is only likely.</summary>
    public double Likely { get; init; } = 0.1;

    /// <summary>How far the shares of labels lie apart.</summary>
    public double Sharpness { get; init; } = 2;
}
