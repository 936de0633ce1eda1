using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Supervision;

/// <summary>What the record knows to be missing or different at a meeting, in words, for pages.</summary>
public sealed class SupervisionGaps(RulesFile rules, PhraseBook phrases, TimeProvider time)
{
    private readonly KnownGaps _known = new(rules);

    public async Task<IReadOnlyList<string>> ReadAsync(CongressDb db, GroupMeeting meeting, string locale, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(meeting);
        var gaps = await _known.ReadAsync(db, meeting, zone, time.GetUtcNow(), cancellationToken);
        return [.. gaps.Select(gap => $"{phrases(locale, $"supervision.axis.{gap.Axis}")}：{gap.Words(phrases, locale)}")];
    }
}
