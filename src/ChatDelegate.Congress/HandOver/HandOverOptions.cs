using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.HandOver;

/// <summary>How staff can be reached: section <c>HandOver</c>.</summary>
public sealed class HandOverOptions
{
    public const string Section = "HandOver";

    /// <summary>When staff answer, in the words of the office, such as 工作日 9:00–17:30; said to whoever asks for a person. Nothing is said without.</summary>
    [MaxLength(100)]
    public string? HoursZh { get; set; }

    /// <inheritdoc cref="HoursZh"/>
    [MaxLength(100)]
    public string? HoursEn { get; set; }

    /// <summary>Characters of one message, either way.</summary>
    [Range(200, 4_000)]
    public int MaxMessage { get; set; } = 2_000;

    internal string? HoursIn(string locale) => locale == "en" ? HoursEn ?? HoursZh : HoursZh ?? HoursEn;
}
