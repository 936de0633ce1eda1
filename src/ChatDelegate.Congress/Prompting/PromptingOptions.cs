using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Prompting;

/// <summary>How often and when delegates are prompted: section <c>Prompting</c>.</summary>
public sealed class PromptingOptions
{
    public const string Section = "Prompting";

    /// <summary>Cards that one person gets for one ballot, the first included.</summary>
    [Range(1, 10)]
    public int MostPerPerson { get; set; } = 3;

    /// <summary>Shortest time between two rounds in a group, whoever asks for the second.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>When the congress's quiet hours (免打扰时段) begin; nobody is prompted in them, what comes due waits for their end.</summary>
    public TimeOnly QuietFrom { get; set; } = new(21, 30);

    /// <summary>When they end; the same as <see cref="QuietFrom"/> for none.</summary>
    public TimeOnly QuietTo { get; set; } = new(7, 30);

    /// <summary>When on its day a reminder of the activity week goes out.</summary>
    public TimeOnly RemindAt { get; set; } = new(8, 30);
}
