namespace ChatDelegate.Congress.Programme;

/// <summary>Where the yearly template is: section <c>Programme</c>.</summary>
public sealed class ProgrammeOptions
{
    public const string Section = "Programme";

    /// <summary>Folder of the programme's data files; a build carries a copy beside the program.</summary>
    public string? Path { get; set; }

    internal string File(string name) => System.IO.Path.Combine(Path ?? System.IO.Path.Combine(AppContext.BaseDirectory, "programme"), name);
}
