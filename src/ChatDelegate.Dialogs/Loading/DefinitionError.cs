namespace ChatDelegate.Dialogs.Loading;

/// <summary>What is wrong in a definition, where, and how to cure it.</summary>
/// <param name="File">As given to the loader; a folder's files are named from the folder on, <c>dialogs/notes.yaml</c>.</param>
/// <param name="Line">From 1.</param>
public sealed record DefinitionError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
