namespace ChatDelegate.Dialogs.Testing;

/// <summary>How a form is asked: question by question, or as card pages.</summary>
public enum Rendering
{
    Chat,
    Card,
}
