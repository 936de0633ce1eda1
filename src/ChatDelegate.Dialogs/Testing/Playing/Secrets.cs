using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>Knows what must not stand in a transcript.</summary>
internal static class Secrets
{
    public const string Mask = "•••";

    public static bool IsField(DialogCatalog catalog, string field) =>
        catalog.Latest.OfType<FormDefinition>().Any(form => form.Field(field) is { } found && IsPrivate(found));

    /// <summary>Whether a form feeds that input from a private field.</summary>
    public static bool IsInput(DialogCatalog catalog, string command, string input) =>
        catalog.Latest.OfType<FormDefinition>().Where(form => form.Submit?.Command == command)
            .Any(form => form.Submit?.Inputs.Any(use => use.Name == input && use.Origin == InputOrigin.Named && form.Field(use.Source) is { } field && IsPrivate(field)) == true);

    private static bool IsPrivate(FieldDefinition field) => field.Sensitive || field.Secret;
}
