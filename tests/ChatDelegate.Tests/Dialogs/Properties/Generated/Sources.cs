using System.Collections.Immutable;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>The option sources that generated fields name, and what they offer.</summary>
internal static class Sources
{
    public static IReadOnlyCollection<string> Names { get; } = ["streets", "units", "nothing"];

    public static ImmutableArray<Option> Offered(string source) => source switch
    {
        "streets" => [new("s1", "东风街"), new("s2", "人民路"), new("s3", "滨河路", "沿河一段")],
        "units" => [.. Enumerable.Range(1, 9).Select(number => new Option("u" + number, $"{number}号承办单位"))],
        _ => [],
    };
}
