using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Flagging;

namespace ChatDelegate.Server.Console.Opinions;

/// <summary>Which opinions or notes to show, newest first.</summary>
/// <param name="Page">From 1.</param>
internal sealed record IntakeFilter(OpinionState? State, Guid? GroupId, string? Text, DateOnly? From, DateOnly? To, int Page, Guid? Author = null)
{
    public const int Size = 25;

    public int Skip => (Math.Max(Page, 1) - 1) * Size;

    /// <summary>From the first moment to just before the second.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span(TimeZoneInfo zone) =>
        (From is { } from ? LocalDay.Start(from, zone) : DateTimeOffset.MinValue, To is { } to ? LocalDay.Start(to.AddDays(1), zone) : DateTimeOffset.MaxValue);
}

/// <param name="Total">Over all pages.</param>
internal sealed record Found<T>(IReadOnlyList<T> Rows, int Total);

internal sealed record OpinionRow(Opinion Opinion, string Author, string? Group);

/// <summary>A note as it was when its suggestion was drafted.</summary>
internal sealed record NoteRow(SuggestionSource Source, Suggestion Suggestion, string Author);

internal sealed record FlaggedRow(FlaggedNote Note, string Author);
