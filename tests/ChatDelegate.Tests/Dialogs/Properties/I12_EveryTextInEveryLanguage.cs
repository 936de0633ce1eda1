using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Dialogs.Properties.Generated;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>Without any one language of any one text a catalog does not load, and the error names file and line.</summary>
public class I12_EveryTextInEveryLanguage
{
    private static readonly Arbitrary<Gap> Gaps = Arb.From(Gen.Choose(0, 60).SelectMany(_ => Gen.Choose(0, int.MaxValue - 1)).Select(Any));

    private delegate DialogLoad Loader(CatalogModel catalog, IReadOnlyList<DefinitionFile> files);

    [Fact]
    public void Load_AnyTextOfADialogMissing_NamesFileAndLine() => Law.Holds(Gaps, 150, gap => Told(gap, (catalog, files) => catalog.Read(files)));

    [Fact]
    public void Load_EveryTextOfTheEngineMissing_NamesFileAndLine()
    {
        var engine = new CatalogModel([], HasDesk: false).Files[0];
        var count = Texts(Parse(engine.Content)).Count;
        count.ShouldBeGreaterThan(80);
        for (var i = 0; i < 2 * count; i++)
        {
            Told(new Gap(new CatalogModel([], HasDesk: false), i), (catalog, files) => catalog.Read(files));
        }
    }

    [Fact]
    public void Load_AnotherLanguageTakenInstead_IsSeen() => Law.Broken(Gaps, 50, gap => Told(gap, (catalog, files) => catalog.Read([.. files.Select(Filled)])));

    [Fact]
    public void Load_ErrorWithoutItsLine_IsSeen() => Law.Broken(Gaps, 50, gap => Told(gap, (catalog, files) => catalog.Read(files) is { } load ? load with { Errors = [.. load.Errors.Select(error => error with { Line = 1 })] } : null!));

    private static void Told(Gap gap, Loader load)
    {
        var files = gap.Catalog.Files.ToList();
        var at = gap.Catalog.Forms.IsEmpty ? 0 : 1 + (gap.Position % gap.Catalog.Forms.Length);
        var (content, line) = Without(files[at].Content, gap.Position);
        files[at] = files[at] with { Content = content };

        load(gap.Catalog, files).Errors.ShouldContain(error => error.File == files[at].Path && Math.Abs(error.Line - line) <= 1, $"line {line} of\n{content}");
    }

    /// <summary>The file without one language of one text, and the line where that text begins.</summary>
    private static (string Content, int Line) Without(string content, int position)
    {
        var yaml = Parse(content);
        var texts = Texts(yaml);
        var text = texts[position / 2 % texts.Count];
        text.Children.Remove(new YamlScalarNode(position % 2 == 0 ? "zh-CN" : "en"));
        var written = Write(yaml);
        var left = Texts(Parse(written), languages: 1).Single(other => other.Children.Count == 1 && !other.Children.ContainsKey("zh-CN") == (position % 2 == 0) && (other.Children.ContainsKey("zh-CN") || other.Children.ContainsKey("en")) && other.Children.Keys.All(key => key is YamlScalarNode { Value: "zh-CN" or "en" }));
        return (written, (int)left.Start.Line);
    }

    private static DefinitionFile Filled(DefinitionFile file)
    {
        var yaml = Parse(file.Content);
        foreach (var text in Texts(yaml, languages: 1).Where(text => text.Children.Count == 1))
        {
            var (key, value) = text.Children.Single();
            text.Children[new YamlScalarNode(key is YamlScalarNode { Value: "en" } ? "zh-CN" : "en")] = value;
        }

        return file with { Content = Write(yaml) };
    }

    private static List<YamlMappingNode> Texts(YamlDocument yaml, int languages = 2) =>
        [.. yaml.AllNodes.OfType<YamlMappingNode>().Where(node => node.Children.Count == languages && node.Children.Keys.All(key => key is YamlScalarNode { Value: "zh-CN" or "en" }))];

    private static YamlDocument Parse(string content)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(content));
        return stream.Documents[0];
    }

    private static string Write(YamlDocument yaml)
    {
        var writer = new StringWriter();
        new YamlStream(yaml).Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static Gap Any(int seed)
    {
        var dice = new Dice(seed);
        return new Gap(Shelf.One(dice, 20), dice.Up(1_000));
    }

    /// <summary>A text to leave out: even positions its Chinese, odd ones its English.</summary>
    private sealed record Gap(CatalogModel Catalog, int Position);
}
