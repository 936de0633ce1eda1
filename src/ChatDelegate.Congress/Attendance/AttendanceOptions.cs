using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Attendance;

/// <summary>How check-in works here: section <c>Attendance</c>. What the congress has to decide is in programme/attendance-rules.yaml.</summary>
public sealed class AttendanceOptions
{
    public const string Section = "Attendance";

    /// <summary>Minutes after the start within which somebody is still on time.</summary>
    [Range(0, 120)]
    public int GraceMinutes { get; set; } = 10;

    /// <summary>Where people reach this server, such as https://rd.example.gov.cn: with it the chat leads to the check-in page. Codes need it not.</summary>
    [Url]
    public string? PublicAddress { get; set; }

    internal TimeSpan Grace => TimeSpan.FromMinutes(GraceMinutes);
}
