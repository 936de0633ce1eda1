using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Limits of notes and opinions: section <c>Opinions</c>.</summary>
public sealed class OpinionsOptions
{
    public const string Section = "Opinions";

    /// <summary>Characters of a note or of an opinion's text.</summary>
    [Range(100, 20000)]
    public int MaxText { get; set; } = 5000;

    /// <summary>Photos of one note or opinion.</summary>
    [Range(1, 50)]
    public int MaxPhotos { get; set; } = 9;

    /// <summary>Lines of a list card.</summary>
    [Range(3, 20)]
    public int PageSize { get; set; } = 8;
}
