using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Server.Delivery;

/// <summary>How the outbox is emptied: section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Messages under way at once, each to another conversation.</summary>
    [Range(1, 256)]
    public int Parallel { get; set; } = 16;

    /// <summary>Longest wait between two tries; the first is a second, then twice as long each time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the outbox is looked at when nothing rings: what another instance or a crash has left.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);
}
