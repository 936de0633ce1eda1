using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs.Format;

/// <summary>The definitions that dialogs/README.md shows.</summary>
internal static class ReadmeExamples
{
    public static string Readme { get; } = File.ReadAllText(Path.Combine(Repository.Root, "dialogs/README.md"));

    /// <summary>Every block of YAML with a title: the tests of a dialog have none.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Readme.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0]).Where(yaml => yaml.Contains("\ntitle: ", StringComparison.Ordinal))];
}
