using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Roster.Founding;

/// <summary>The congress that a new installation begins with: section <c>Congress</c>. Read once, into an empty database.</summary>
public sealed class CongressOptions
{
    public const string Section = "Congress";

    [Required, MaxLength(100)]
    public string NameZh { get; set; } = "本级人民代表大会";

    [Required, MaxLength(200)]
    public string NameEn { get; set; } = "People's Congress";

    public CongressLevel Level { get; set; } = CongressLevel.County;

    /// <summary>IANA zone, for what people read and for deadlines.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Categories of suggestions in their order; the last is for everything else.</summary>
    public IList<CategoryName> Categories { get; } = [];
}

/// <summary>A category in both languages.</summary>
public sealed class CategoryName
{
    [Required]
    public string Zh { get; set; } = string.Empty;

    [Required]
    public string En { get; set; } = string.Empty;
}
