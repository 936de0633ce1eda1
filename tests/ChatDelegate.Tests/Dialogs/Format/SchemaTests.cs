using System.Reflection;
using System.Text.Json;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Dialogs.Finding;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs.Format;

/// <summary>An editor must not underline what runs.</summary>
public class SchemaTests
{
    [Fact]
    public void Schema_ProductDialogs_AreTaken()
    {
        var files = DefinitionFile.ReadFolder(Path.Combine(Repository.Root, "dialogs")).Where(file => !file.Path.Contains("texts/", StringComparison.Ordinal)).ToList();

        files.ShouldNotBeEmpty();
        Refused(files.Select(file => (file.Path, file.Content))).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_ReadmeExamples_AreTaken() => Refused(ReadmeExamples.All.Select((yaml, i) => ($"example {i + 1}", yaml))).ShouldBeEmpty();

    [Fact]
    public void Schema_DefinitionsOfTheTests_AreTaken()
    {
        var samples = typeof(SchemaTests).Assembly.GetTypes().Where(type => type.Namespace != typeof(SchemaTests).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string)))
            .Select(field => ($"{field.DeclaringType?.Name}.{field.Name}", Yaml: (string)field.GetRawConstantValue()!))
            .Where(sample => sample.Yaml.StartsWith("dialog: ", StringComparison.Ordinal))
            .Concat(NearDialogs.Files.Select(file => (file.Path, file.Content)))
            .ToList();

        samples.Count.ShouldBeGreaterThan(14);
        Refused(samples).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_EveryKey_IsDescribed()
    {
        var bare = DialogSchema.Closed()
            .SelectMany(pair => pair.Part.GetProperty("properties").EnumerateObject().Select(key => (pair.Path, Key: key)))
            .Concat(DialogSchema.Root.GetProperty("properties").EnumerateObject().Select(key => (Path: "", Key: key)))
            .Where(pair => pair.Key.Value.ValueKind == JsonValueKind.Object && !pair.Key.Value.TryGetProperty("description", out _))
            .Select(pair => $"{pair.Path}/{pair.Key.Name}");

        bare.ShouldBeEmpty();
    }

    private static IEnumerable<string> Refused(IEnumerable<(string Name, string Yaml)> definitions) =>
        definitions.SelectMany(definition => DialogSchema.Errors(definition.Yaml).Select(error => $"{definition.Name}: {error}"));
}
