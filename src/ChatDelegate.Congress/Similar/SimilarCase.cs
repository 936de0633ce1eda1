using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;

namespace ChatDelegate.Congress.Similar;

/// <summary>An earlier case and how it ended, as far as the record has it.</summary>
/// <param name="RecordId">The opinion or suggestion.</param>
/// <param name="Number">Its number; null for a draft.</param>
/// <param name="Category">For an opinion, the one that staff gave it.</param>
/// <param name="Unit">The lead handling unit (承办单位) of a suggestion.</param>
/// <param name="Likeness">Cosine, from 0 to 1.</param>
public sealed record SimilarCase(
    SimilarKind Kind, Guid RecordId, Guid AuthorId, string Title, string? Number, string? Category, string? Unit, int Year, DateTimeOffset Since, double Likeness, SimilarStrength Strength)
{
    /// <summary>Where a suggestion stands.</summary>
    public SuggestionState? State { get; init; }

    /// <summary>Where an opinion stands.</summary>
    public OpinionState? Opinion { get; init; }

    /// <summary>What staff last said to it; only for staff and for its author.</summary>
    public string? Reply { get; init; }

    /// <summary>The reader marked both as the same matter (同题).</summary>
    public bool IsMarked { get; init; }
}

public enum SimilarStrength
{
    /// <summary>Worth a look.</summary>
    Related,

    /// <summary>Much alike, or somewhat and about the same thing.</summary>
    Possible,

    /// <summary>So alike, without a contradiction in places, figures and wishes, that joining is proposed; a person decides.</summary>
    VeryLikely,
}
