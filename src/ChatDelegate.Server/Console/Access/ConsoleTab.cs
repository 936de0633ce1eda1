using ChatDelegate.Channels.Connector;
using ChatDelegate.Server.Chat;
using ChatDelegate.Server.Hosting;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Console.Access;

/// <summary>Who may frame the console, and whether a request comes from within a frame.</summary>
internal sealed class ConsoleTab(IOptions<ConsoleTabOptions> options, IOptions<BotOptions> bot, IWebHostEnvironment place)
{
    private readonly ChatAssets _assets = new(place.WebRootFileProvider);

    /// <summary>For <c>frame-ancestors</c>; null: nobody. Teams nests its own frames, and all of them must be listed.</summary>
    public string? Ancestors { get; } = !options.Value.Enabled ? null
        : options.Value.AllowedOrigins is { Count: > 0 } named ? string.Join(' ', named.Select(origin => OriginPattern.Read(origin).Pattern))
        : OfCloud(bot.Value.Cloud);

    /// <summary>The pages that a setting names in place of Teams' own, for the tab's script to know them; null where none are.</summary>
    public string? Named { get; } = options.Value.AllowedOrigins is { Count: > 0 } ? string.Join(' ', options.Value.AllowedOrigins) : null;

    /// <summary>Address of Teams' own script.</summary>
    public string TeamsScript => $"/chat/assets/{_assets.Version()}/lib/MicrosoftTeams.min.js";

    /// <summary>The browser's word, which no page can put into its mouth.</summary>
    public bool Frames(HttpContext http) => Ancestors is not null && http.Request.Headers["Sec-Fetch-Dest"] == "iframe";

    private static string OfCloud(BotCloud cloud) => cloud switch
    {
        BotCloud.Public or BotCloud.UsGcc => "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office365.com",
        BotCloud.UsGovernment or BotCloud.UsDoD => "https://*.teams.microsoft.us https://*.office365.us",
        BotCloud.China => "https://teams.microsoftonline.cn https://*.teams.microsoftonline.cn",
    };
}
