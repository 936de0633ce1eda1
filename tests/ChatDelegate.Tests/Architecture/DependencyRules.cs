using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Architecture;

/// <summary>What may depend on what. The tables are the rule; src/README.md explains it.</summary>
public partial class DependencyRules
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["ChatDelegate.Channels"] = [],
        ["ChatDelegate.Dialogs"] = [],
        ["ChatDelegate.Drafting"] = [],
        ["ChatDelegate.Congress"] = ["ChatDelegate.Dialogs", "ChatDelegate.Drafting"],
        ["ChatDelegate.MappingWriter"] = ["ChatDelegate.Congress"],
        ["ChatDelegate.Mapping"] = ["ChatDelegate.Congress", "ChatDelegate.MappingWriter"],
        ["ChatDelegate.Server"] = ["ChatDelegate.Channels", "ChatDelegate.Congress", "ChatDelegate.Mapping"],
    };

    [Fact]
    public void Projects_ReferenceOnlyWhatTheTableAllows()
    {
        var actual = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => XDocument.Load(file)
                .Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                .Order()
                .ToArray());

        actual.Keys.ShouldBe(Projects.Keys, ignoreOrder: true);
        foreach (var (project, references) in actual)
        {
            string.Join(", ", references).ShouldBe(string.Join(", ", Projects[project].Order()), $"references of {project}");
        }
    }

    [Fact]
    public void Rooms_MentionOnlyTheRoomsTheTableAllows()
    {
        var root = Path.Combine(Repository.Root, "src");
        var violations = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Violations(Room(root, file), File.ReadAllText(file)).Select(v => $"{file}: {v}"));

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void ThisTest_SeesAViolation() =>
        Violations("ChatDelegate.Dialogs", "using ChatDelegate.Congress.Roster;").ShouldBe(["ChatDelegate.Dialogs -> ChatDelegate.Congress"]);

    private static string Room(string root, string file) =>
        Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Violations(string room, string code) =>
        Mention().Matches(code)
            .Select(match => match.Value)
            .Where(other => other != room && !Reachable(room).Contains(other))
            .Distinct()
            .Select(other => $"{room} -> {other}");

    private static HashSet<string> Reachable(string room) =>
        [.. Projects.GetValueOrDefault(room, []).SelectMany(next => Reachable(next).Append(next))];

    [GeneratedRegex(@"(?<!namespace )\bChatDelegate\.(Channels|Dialogs|Drafting|Congress|Mapping|MappingWriter|Server)\b")]
    private static partial Regex Mention();
}
