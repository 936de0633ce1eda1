using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Data;

/// <summary>The folder of what is not in the source: section <c>Data</c>.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Holds chatdelegate.db, keys/, files/ and archive/; relative paths start at the content root. Several instances share it.</summary>
    [Required]
    public string Path { get; set; } = "data";

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Files => System.IO.Path.Combine(Path, "files");

    public string Archive => System.IO.Path.Combine(Path, "archive");
}
