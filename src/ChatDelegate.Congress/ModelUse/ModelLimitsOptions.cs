using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>How much may be asked of the drafter and of the model: section <c>Drafting:Limits</c>. Days are the congress's.</summary>
public sealed class ModelLimitsOptions
{
    public const string Section = "Drafting:Limits";

    /// <summary>Calls to the model for one person on one day.</summary>
    [Range(1, 100_000)]
    public int CallsPerPersonDay { get; set; } = 300;

    /// <summary>Tokens, asked and answered, for one person on one day.</summary>
    [Range(1_000, 1_000_000_000)]
    public long TokensPerPersonDay { get; set; } = 500_000;

    /// <summary>Tokens, asked and answered, for everybody on one day.</summary>
    [Range(1_000, 1_000_000_000_000)]
    public long TokensPerDay { get; set; } = 10_000_000;

    /// <summary>Requests of one person for drafts, changes by the model and questions within a minute, with or without a model.</summary>
    [Range(1, 1_000)]
    public int RequestsPerPersonMinute { get; set; } = 10;

    /// <summary>The same on one day.</summary>
    [Range(1, 100_000)]
    public int RequestsPerPersonDay { get; set; } = 200;

    /// <summary>Answers of a job that never ended are deleted after so many hours.</summary>
    [Range(1, 720)]
    public int KeepAnswersHours { get; set; } = 24;
}
