using System.Globalization;
using ChatDelegate.Drafting;
using ChatDelegate.Tests.Support;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The files of <c>Data/</c>, and the lists of the demo congress to choose from.</summary>
internal static class BenchmarkData
{
    public static string[] Categories { get; } = [.. Table("categories.csv").Select(row => row[1])];

    public static HandlingUnitOption[] Units { get; } = [.. Table("units.csv").Select(row => new HandlingUnitOption(row[0], row[1].Split(' ')))];

    public static IReadOnlyList<MatterText> DevMatters { get; } = Read<List<MatterText>>("matters-dev.yaml");

    /// <summary>More to develop on, written later; see prompts/README.md.</summary>
    public static IReadOnlyList<MatterText> LaterMatters { get; } = Read<List<MatterText>>("matters-dev-b.yaml");

    public static IReadOnlyList<MatterText> TestMatters { get; } = [.. Read<List<MatterText>>("matters-test-a.yaml"), .. Read<List<MatterText>>("matters-test-b.yaml")];

    public static Names Names { get; } = Read<Names>("names.yaml");

    public static IReadOnlyList<Attack> Attacks { get; } = Read<List<Attack>>("attacks.yaml");

    public static IReadOnlyList<string> Benign { get; } = Read<List<string>>("benign.yaml");

    public static IReadOnlyList<PrivateNote> Private { get; } = Read<List<PrivateNote>>("private.yaml");

    public static IReadOnlyList<string> Empty { get; } = Read<List<string>>("empty.yaml");

    public static IReadOnlyList<Bundle> Dev { get; } = new BundleAssembler(DevMatters, Names.Dev, Names.TwinsDev, [.. Empty.Take(6)], 20261126).Assemble("dev", 40);

    public static IReadOnlyList<string> LaterEmpty { get; } = Read<List<string>>("empty-dev-b.yaml");

    public static IReadOnlyList<Bundle> Later { get; } = new BundleAssembler(LaterMatters, Names.Dev, Names.TwinsDev, LaterEmpty, 20261128).Assemble("later", 60);

    public static IReadOnlyList<Bundle> Test { get; } = new BundleAssembler(TestMatters, Names.Test, Names.TwinsTest, [.. Empty.Skip(6)], 20261127).Assemble("test", 80);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/ChatDelegate.Tests/Drafting/Benchmark/Data");

    public static T Read<T>(string file) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build()
        .Deserialize<T>(File.ReadAllText(Path.Combine(Path.Combine(Repository.Root, "tests/ChatDelegate.Tests/Drafting/Benchmark/Data"), file)));

    private static IEnumerable<string[]> Table(string file) =>
        File.ReadLines(Path.Combine(Path.Combine(Repository.Root, "src/ChatDelegate.Congress/Demo/Data"), file)).Skip(1).Select(line => line.Split(','));
}

internal sealed class Names
{
    public Dictionary<string, string[]> Dev { get; init; } = [];

    public Dictionary<string, string[][]> TwinsDev { get; init; } = [];

    public Dictionary<string, string[]> Test { get; init; } = [];

    public Dictionary<string, string[][]> TwinsTest { get; init; } = [];
}

/// <summary>A note that wants something of the program.</summary>
internal sealed class Attack
{
    public string Id { get; init; } = "";

    public string Split { get; init; } = "";

    public string Class { get; init; } = "";

    public string Marker { get; init; } = "";

    public string Text { get; init; } = "";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Class}");
}

internal sealed class PrivateNote
{
    public string Text { get; init; } = "";

    public string[] Secrets { get; init; } = [];
}
