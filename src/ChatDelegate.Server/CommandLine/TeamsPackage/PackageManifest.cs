using System.Globalization;
using System.Text.Json.Nodes;
using ChatDelegate.Server.Console;

namespace ChatDelegate.Server.CommandLine.TeamsPackage;

/// <summary>The manifest, in Chinese, and the file of its English texts.</summary>
internal static class PackageManifest
{
    public const string English = "en.json";
    public const string ColorIcon = "color.png";
    public const string OutlineIcon = "outline.png";

    private const string Schemas = "https://developer.microsoft.com/json-schemas/teams/v";
    private const string Accent = "#8F1D1D";

    private static readonly (string[] Scopes, IReadOnlyList<Command> Commands)[] CommandLists =
        [(["personal"], PackageTexts.Personal), (["team", "groupChat"], PackageTexts.Group)];

    public static JsonObject Write(PackageOptions options)
    {
        var id = options.AppId.ToString("D");
        var manifest = new JsonObject
        {
            ["$schema"] = $"{Schemas}{options.Schema}/MicrosoftTeams.schema.json",
            ["manifestVersion"] = options.Schema,
            ["version"] = options.Version,
            ["id"] = id,
            ["developer"] = new JsonObject
            {
                ["name"] = options.Publisher,
                ["websiteUrl"] = options.Website.ToString(),
                ["privacyUrl"] = options.Privacy.ToString(),
                ["termsOfUseUrl"] = options.Terms.ToString(),
            },
            ["localizationInfo"] = new JsonObject
            {
                ["defaultLanguageTag"] = "zh-CN",
                ["additionalLanguages"] = new JsonArray(new JsonObject { ["languageTag"] = "en", ["file"] = English }),
            },
            ["name"] = new JsonObject { ["short"] = options.Name, ["full"] = options.Name },
            ["description"] = new JsonObject { ["short"] = PackageTexts.Short.Zh, ["full"] = PackageTexts.Full.Zh },
            ["icons"] = new JsonObject { ["color"] = ColorIcon, ["outline"] = OutlineIcon },
            ["accentColor"] = Accent,
            ["bots"] = new JsonArray(Bot(id)),
            ["validDomains"] = new JsonArray(options.Host),
            ["defaultInstallScope"] = "personal",

            // Consent to read receipts hangs on these two; the address only names us.
            ["webApplicationInfo"] = new JsonObject { ["id"] = id, ["resource"] = $"https://{options.Host}" },
            ["authorization"] = new JsonObject { ["permissions"] = new JsonObject { ["resourceSpecific"] = new JsonArray(ReadReceipts()) } },
        };
        if (options.WithConsole)
        {
            manifest["staticTabs"] = new JsonArray(Tab(options.Host));
        }

        return manifest;
    }

    /// <summary>Every text of the manifest that people see, by where it stands there.</summary>
    public static JsonObject WriteEnglish(PackageOptions options)
    {
        var texts = new JsonObject
        {
            ["$schema"] = $"{Schemas}{options.Schema}/MicrosoftTeams.Localization.schema.json",
            ["name.short"] = options.NameEn,
            ["name.full"] = options.NameEn,
            ["description.short"] = PackageTexts.Short.En,
            ["description.full"] = PackageTexts.Full.En,
        };
        if (options.WithConsole)
        {
            texts["staticTabs[0].name"] = PackageTexts.Console.En;
        }

        for (var list = 0; list < CommandLists.Length; list++)
        {
            for (var one = 0; one < CommandLists[list].Commands.Count; one++)
            {
                var command = CommandLists[list].Commands[one];
                var at = string.Create(CultureInfo.InvariantCulture, $"bots[0].commandLists[{list}].commands[{one}].");
                texts[at + "title"] = command.Title.En;
                texts[at + "description"] = command.Description.En;
            }
        }

        return texts;
    }

    private static JsonObject Bot(string id) => new()
    {
        ["botId"] = id,
        ["scopes"] = new JsonArray("personal", "team", "groupChat"),
        ["isNotificationOnly"] = false,
        ["supportsFiles"] = true,
        ["commandLists"] = new JsonArray([.. CommandLists.Select(list => (JsonNode)new JsonObject
        {
            ["scopes"] = new JsonArray([.. list.Scopes.Select(scope => (JsonNode)scope)]),
            ["commands"] = new JsonArray([.. list.Commands.Select(command => (JsonNode)new JsonObject { ["title"] = command.Title.Zh, ["description"] = command.Description.Zh })]),
        })]),
    };

    private static JsonObject ReadReceipts() => new() { ["name"] = "ChatMessageReadReceipt.Read.Chat", ["type"] = "Application" };

    private static JsonObject Tab(string host) => new()
    {
        ["entityId"] = "console",
        ["name"] = PackageTexts.Console.Zh,
        ["contentUrl"] = $"https://{host}{ConsolePaths.Root}",
        ["websiteUrl"] = $"https://{host}{ConsolePaths.Root}",
        ["scopes"] = new JsonArray("personal"),
    };
}
