using System.Globalization;
using ChatDelegate.Congress.HandOver;

namespace ChatDelegate.Server.Console.HandOver;

/// <summary>Which requests to show.</summary>
/// <param name="State">Null for all.</param>
/// <param name="Text">Part of the person's name or of what was said, or a whole number.</param>
/// <param name="From">First day of asking, in the congress's zone.</param>
/// <param name="To">Last day.</param>
/// <param name="Page">From 1.</param>
internal sealed record HandOverFilter(HandOverState? State, Guid? GroupId, string? Text, DateOnly? From, DateOnly? To, int Page)
{
    public const int Size = 25;

    /// <summary>Year and sequence when the text is a number such as 2026-0012.</summary>
    public (int Year, int Sequence)? Number =>
        Text?.Split('-') is [var year, var sequence]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (y, n) : null;
}
