using System.ComponentModel.DataAnnotations;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Dialogs.Engine;

namespace ChatDelegate.Server.Turns;

/// <summary>Where the dialogs are and what they may take: section <c>Dialogs</c>.</summary>
public sealed class DialogOptions
{
    public const string Section = "Dialogs";

    /// <summary>Folder of the definitions; a build carries a copy beside the program.</summary>
    public string? Path { get; set; }

    /// <summary>Longest message, in characters, where a dialog sets no limit of its own.</summary>
    [Range(200, 100_000)]
    public int MaxLength { get; set; } = 4_000;

    /// <summary>Whether changed files are loaded while the server runs.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How long a definition is kept that no conversation is in and no server runs with.</summary>
    [Range(1, 3_650)]
    public int KeepDefinitionsDays { get; set; } = 90;

    internal string Folder => Path ?? System.IO.Path.Combine(AppContext.BaseDirectory, "dialogs");

    internal DialogEngineOptions ForEngine() => new() { HomeCommand = "home.show", HandOverCommand = HandOverModule.Request, MaxLength = MaxLength, TellNotUnderstood = true };
}
