using System.Text.RegularExpressions;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Architecture;

/// <summary>src/README.md must not speak of what is no longer there.</summary>
public sealed partial class HousePlanTests
{
    [Fact]
    public void Plan_EveryPathItNames_Exists()
    {
        var missing = Paths(File.ReadAllText(Path.Combine(Repository.Root, "src", "README.md")))
            .Where(path => !File.Exists(path) && !Directory.Exists(path));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void ThisTest_SeesAMissingPath() =>
        Paths("see `Server/Nowhere/` and `dialogs/README.md`").Select(path => Path.Exists(path)).ShouldBe([false, true]);

    private static IEnumerable<string> Paths(string text) =>
        Quoted().Matches(text).Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains('*', StringComparison.Ordinal) && !path.Contains('<', StringComparison.Ordinal))
            .Select(path => Path.Combine(Repository.Root, Room().IsMatch(path) ? "src/ChatDelegate." + path : path.StartsWith("decisions", StringComparison.Ordinal) ? "src/" + path : path));

    [GeneratedRegex(@"`(?<path>[A-Za-z.]+/[^`\s]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("^(Channels|Dialogs|Drafting|Congress|Mapping|MappingWriter|Server)/")]
    private static partial Regex Room();
}
