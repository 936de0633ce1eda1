using System.Text.RegularExpressions;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

public sealed partial class DialogFilesTests
{
    private static readonly string[] Folders = ["Opinions", "Suggestions"];

    [Fact]
    public async Task Load_AllDialogs_HaveNoFault()
    {
        await using var house = await House.OpenAsync();

        var load = House.LoadDialogs(house.Services);

        load.Errors.Select(error => $"{error.File}:{error.Line}: {error.Message}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Texts_NamedInCode_Exist()
    {
        await using var house = await House.OpenAsync();
        var texts = House.LoadDialogs(house.Services).Catalog.ShouldNotBeNull().Texts;
        var commands = house.Services.GetServices<DialogCommand>().Select(command => command.Spec.Name).ToHashSet();

        var sources = Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, "src", "ChatDelegate.Congress", folder), "*.cs", SearchOption.AllDirectories));
        var named = sources.SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();

        named.Where(key => !texts.Has(key)).ShouldBeEmpty();
        commands.Count.ShouldBeGreaterThan(20);
    }

    [GeneratedRegex(@"(?:\.Text\(|phrases\(locale, |Button\(locale, )(?:[^""()]*\? )?""([a-z_]+\.[A-Za-z_.]+)""")]
    private static partial Regex Key();
}
