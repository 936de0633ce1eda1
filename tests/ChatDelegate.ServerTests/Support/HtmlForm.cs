using System.Net;
using System.Text.RegularExpressions;

namespace ChatDelegate.ServerTests.Support;

/// <summary>A form of a page, with what its fields hold before anybody fills them in.</summary>
public sealed partial class HtmlForm
{
    private HtmlForm(string action, string method, string words, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        Action = action;
        Method = method;
        Words = words;
        Fields = fields;
    }

    public string Action { get; }

    public string Method { get; }

    /// <summary>All its text, labels of buttons too.</summary>
    public string Words { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    public static IReadOnlyList<HtmlForm> ReadAll(string html) => [.. Forms().Matches(html).Select(Read)];

    /// <summary>What a person can read of a page or a part of it.</summary>
    public static string WordsOf(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Unseen().Replace(html, " "), " ")), " ").Trim();

    private static HtmlForm Read(Match form)
    {
        var inner = form.Groups["inner"].Value;
        var tag = form.Groups["tag"].Value;
        return new HtmlForm(Attribute(tag, "action") ?? string.Empty, Attribute(tag, "method") ?? "get", WordsOf(inner), [.. Inputs(inner), .. TextAreas(inner), .. Selects(inner)]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Inputs(string html) =>
        from input in InputTags().Matches(html).Select(match => match.Value)
        let name = Attribute(input, "name")
        let type = Attribute(input, "type") ?? "text"
        where name is not null && type is not ("submit" or "button" or "file")
        where type is not ("checkbox" or "radio") || Checked().IsMatch(input)
        select new KeyValuePair<string, string>(name, Attribute(input, "value") ?? (type == "checkbox" ? "on" : string.Empty));

    private static IEnumerable<KeyValuePair<string, string>> TextAreas(string html) =>
        from area in TextAreaTags().Matches(html)
        let name = Attribute(area.Groups["tag"].Value, "name")
        where name is not null
        select new KeyValuePair<string, string>(name, WebUtility.HtmlDecode(area.Groups["inner"].Value));

    private static IEnumerable<KeyValuePair<string, string>> Selects(string html) =>
        from list in SelectTags().Matches(html)
        let name = Attribute(list.Groups["tag"].Value, "name")
        let options = OptionTags().Matches(list.Groups["inner"].Value).Select(match => match.Value).ToList()
        let chosen = options.Find(option => Selected().IsMatch(option)) ?? options.FirstOrDefault()
        where name is not null && chosen is not null
        select new KeyValuePair<string, string>(name, Attribute(chosen, "value") ?? string.Empty);

    private static string? Attribute(string tag, string name) =>
        Attributes().Matches(tag).FirstOrDefault(match => match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? WebUtility.HtmlDecode(found.Groups["value"].Value)
            : null;

    [GeneratedRegex("""<form\b(?<tag>[^>]*)>(?<inner>.*?)</form>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input\b[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex InputTags();

    [GeneratedRegex("""<textarea\b(?<tag>[^>]*)>(?<inner>.*?)</textarea>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex TextAreaTags();

    [GeneratedRegex("""<select\b(?<tag>[^>]*)>(?<inner>.*?)</select>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex SelectTags();

    [GeneratedRegex("""<option\b[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex OptionTags();

    [GeneratedRegex("""(?<name>[\w:-]+)\s*=\s*"(?<value>[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Attributes();

    [GeneratedRegex("""\schecked\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Checked();

    [GeneratedRegex("""\sselected\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Selected();

    [GeneratedRegex("""<(?<tag>script|style|template)\b.*?</\k<tag>>|<!--.*?-->""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
