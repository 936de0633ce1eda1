using System.Globalization;
using ChatDelegate.Congress.Suggestions;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>Which suggestions to show, and in which order.</summary>
/// <param name="State">Null for all that were ever submitted.</param>
/// <param name="Text">Part of the title, the text or the delegate's name, or a whole number.</param>
/// <param name="From">First day of submission, in the congress's zone.</param>
/// <param name="To">Last day.</param>
/// <param name="Page">From 1.</param>
internal sealed record QueueFilter(SuggestionState? State, Guid? GroupId, string? Category, string? Text, DateOnly? From, DateOnly? To, QueueOrder Order, int Page)
{
    public const int Size = 25;

    /// <summary>Year and sequence when the text is a number such as 2026-0012.</summary>
    public (int Year, int Sequence)? Number =>
        Text?.Split('-') is [var year, var sequence]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (y, n) : null;
}

internal enum QueueOrder
{
    /// <summary>Longest in its state first.</summary>
    Waiting,

    Newest,

    Number,

    Group,
}
