using System.Text.RegularExpressions;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.CommandLine.TeamsPackage;

/// <summary>What the package is made from, each value checked.</summary>
internal sealed partial record PackageOptions
{
    public const string NewestSchema = "1.30";

    private const int LongestShortName = 30;
    private const int LongestPublisher = 32;

    private static readonly string[] Known = ["app-id", "host", "out", "name", "name-en", "publisher", "website", "privacy", "terms", "version", "schema", "without-console"];

    public required Guid AppId { get; init; }

    public required string Host { get; init; }

    public required string Out { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required string Publisher { get; init; }

    public required Uri Website { get; init; }

    public required Uri Privacy { get; init; }

    public required Uri Terms { get; init; }

    /// <summary>Teams takes an update only with a higher one.</summary>
    public required string Version { get; init; }

    /// <summary>Of the manifest. Older clouds do not know the newest; the package needs nothing that came after 1.17.</summary>
    public required string Schema { get; init; }

    public required bool WithConsole { get; init; }

    /// <exception cref="StartException">A sentence that names the option and what to write.</exception>
    public static PackageOptions Read(string[] args)
    {
        var given = Split(args);
        var host = HostOf(given);
        var name = Text(given, "name", PackageTexts.Name.Zh, LongestShortName);
        return new PackageOptions
        {
            AppId = AppIdOf(given),
            Host = host,
            Out = Required(given, "out", "the file to write, such as --out chatdelegate-teams.zip"),
            Name = name,
            NameEn = Text(given, "name-en", given.ContainsKey("name") ? name : PackageTexts.Name.En, LongestShortName),
            Publisher = Text(given, "publisher", name, LongestPublisher),
            Website = Address(given, "website", host),
            Privacy = Address(given, "privacy", host),
            Terms = Address(given, "terms", host),
            Version = Fitting(given, "version", "1.0.0", VersionNumber(), "three numbers, such as --version 1.0.1"),
            Schema = Fitting(given, "schema", NewestSchema, SchemaNumber(), $"1.17, or a newer one that your Teams knows, up to {NewestSchema}"),
            WithConsole = !given.ContainsKey("without-console"),
        };
    }

    private static Dictionary<string, string> Split(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) switch
            {
                [['-', '-', .. var key], var text] => (key, text),
                [['-', '-', .. var key]] when key == "without-console" => (key, string.Empty),
                [['-', '-', .. var key]] => (key, i + 1 < args.Length ? args[++i] : throw new StartException($"--{key} has no value.")),
                _ => throw new StartException($"'{args[i]}' stands alone. Write --app-id GUID --host HOST --out FILE.zip."),
            };
            if (!Known.Contains(name) && !name.Contains(':', StringComparison.Ordinal))
            {
                throw new StartException($"--{name} is not an option of teams-package. There are {string.Join(", ", Known.Select(one => "--" + one))}.");
            }

            given[name] = value.Trim();
        }

        return given;
    }

    private static Guid AppIdOf(Dictionary<string, string> given)
    {
        var text = Required(given, "app-id", "the application (client) id of the bot's registration in Azure");
        return Guid.TryParse(text, out var id) && id != Guid.Empty
            ? id
            : throw new StartException($"--app-id: '{text}' is not a GUID. Copy the application (client) id from the bot's registration in Azure.");
    }

    private static string HostOf(Dictionary<string, string> given)
    {
        var text = Required(given, "host", "the host under which Teams reaches this server, such as --host bot.example.gov.cn").ToLowerInvariant();
        return HostName().IsMatch(text)
            ? text
            : throw new StartException($"--host: '{text}' is not the name of a host. Write it without https://, port and path, such as bot.example.gov.cn.");
    }

    private static string Required(Dictionary<string, string> given, string option, string what) =>
        given.GetValueOrDefault(option) is { Length: > 0 } value ? value : throw new StartException($"--{option} is missing: {what}.");

    private static string Text(Dictionary<string, string> given, string option, string otherwise, int longest) =>
        given.GetValueOrDefault(option, otherwise) is { Length: > 0 } value && value.Length <= longest && !value.Any(char.IsControl)
            ? value
            : throw new StartException($"--{option}: write 1 to {longest} characters; Teams takes no more.");

    private static Uri Address(Dictionary<string, string> given, string option, string host)
    {
        var text = given.GetValueOrDefault(option, $"https://{host}/chat");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new StartException($"--{option}: '{text}' is not a full https address, such as https://www.example.gov.cn/privacy.");
    }

    private static string Fitting(Dictionary<string, string> given, string option, string otherwise, Regex form, string what) =>
        given.GetValueOrDefault(option, otherwise) is var value && form.IsMatch(value) ? value : throw new StartException($"--{option}: '{value}' does not do. Write {what}.");

    [GeneratedRegex(@"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\.\d{1,5}$", RegexOptions.None, 1000)]
    private static partial Regex VersionNumber();

    [GeneratedRegex(@"^1\.(17|19|2[0-9]|30)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SchemaNumber();
}
