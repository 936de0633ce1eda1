using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Assist;

/// <summary>Limits and times of the work on the side: section <c>Assist</c>.</summary>
public sealed class AssistOptions
{
    public const string Section = "Assist";

    /// <summary>Most notes and opinions in one speech.</summary>
    [Range(1, 300)]
    public int MaxSpeechSources { get; set; } = 30;

    /// <summary>How often in an hour a model is asked what one person's words mean; 0 for never.</summary>
    [Range(0, 1000)]
    public int RoutesPerHour { get; set; } = 10;

    /// <summary>Times a day that one person may have a speech or a report put into other words.</summary>
    [Range(1, 1000)]
    public int WordingsPerDay { get; set; } = 10;

    /// <summary>A job whose worker is silent for so long is taken over.</summary>
    [Range(5, 3600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>Tries before a job is given up.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 3;

    [Range(1, 3600)]
    public int RetrySeconds { get; set; } = 15;
}
