using System.Collections.Immutable;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>The option sources that generated fields name, and what they offer.</summary>
internal static class Sources
{
    public static IReadOnlyCollection<string> Names { get; } = ["streets", "units", "nothing", "people"];

    /// <summary>What a source finds for a text, as far as it is one that is searched.</summary>
    public static ImmutableArray<Option> Found(string source, string? query) =>
        query is null ? Offered(source) : [.. Offered(source).Where(option => option.Label.Contains(query, StringComparison.Ordinal))];

    public static ImmutableArray<Option> Offered(string source) => source switch
    {
        "streets" => [new("s1", "东风街"), new("s2", "人民路"), new("s3", "滨河路", "沿河一段")],
        "units" => [.. Enumerable.Range(1, 9).Select(number => new Option("u" + number, $"{number}号承办单位"))],
        "people" => [new("p1", "王秀英"), new("p2", "李建国"), new("p3", "王建国")],
        _ => [],
    };
}
