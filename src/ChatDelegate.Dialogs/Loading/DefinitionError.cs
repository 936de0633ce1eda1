namespace ChatDelegate.Dialogs.Loading;

/// <summary>What is wrong in a definition, where, and how to cure it.</summary>
/// <param name="File">As given to the loader; a folder's files are named from the folder on, <c>dialogs/notes.yaml</c>.</param>
/// <param name="Line">From 1.</param>
public sealed record DefinitionError(string File, int Line, string Message)
{
    /// <summary>The same in Chinese, for faults that staff meet in the console; null for those that only authors of dialogs meet.</summary>
    public string? Chinese { get; init; }

    /// <summary>In a reader's language, as far as there are words in it.</summary>
    public string In(string locale) => locale == Texts.Locales.Chinese ? Chinese ?? Message : Message;

    public override string ToString() => $"{File}:{Line}: {Message}";
}
