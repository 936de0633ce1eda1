using ChatDelegate.Congress.Suggestions;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>A line of the queue.</summary>
/// <param name="Since">Since when it is in its state.</param>
/// <param name="MachineShare">Percentage of the sentences that are the machine's words.</param>
public sealed record SuggestionRow(
    Guid Id, string Number, string Title, string Category, Guid AuthorId, string Author, string? Group, SuggestionState State, DateTimeOffset SubmittedAt, DateTimeOffset Since, int MachineShare);

internal sealed record SuggestionRows(IReadOnlyList<SuggestionRow> Rows, int Total);
