namespace ChatDelegate.Channels.Connector;

/// <summary>What differs between the clouds; section <c>Teams:Endpoints</c> for a private one. All addresses are https, or on this machine.</summary>
public sealed record BotEndpoints
{
    private static readonly BotEndpoints Public = new()
    {
        Metadata = new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        Issuer = "https://api.botframework.com",
        Login = new Uri("https://login.microsoftonline.com/"),
        Scope = "https://api.botframework.com/.default",
        MultiTenant = "botframework.com",
        ServiceHosts = ["*.botframework.com", "smba.trafficmanager.net", "*.teams.microsoft.com"],
        FileHosts = ["*.sharepoint.com"],
        ProactiveService = new Uri("https://smba.trafficmanager.net/teams/"),
        GccService = new Uri("https://smba.infra.gcc.teams.microsoft.com/teams"),
    };

    private static readonly BotEndpoints UsGovernment = new()
    {
        Metadata = new Uri("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        Issuer = "https://api.botframework.us",
        Login = new Uri("https://login.microsoftonline.us/"),
        Scope = "https://api.botframework.us/.default",
        MultiTenant = "MicrosoftServices.onmicrosoft.us",
        ServiceHosts = ["*.botframework.azure.us", "*.teams.microsoft.us"],
        FileHosts = ["*.sharepoint.us", "*.sharepoint-mil.us"],
        ProactiveService = new Uri("https://smba.infra.gov.teams.microsoft.us/teams"),
    };

    // No address for first messages is published for it: people there have to write first.
    private static readonly BotEndpoints China = new()
    {
        Metadata = new Uri("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        Issuer = "https://api.botframework.azure.cn",
        Login = new Uri("https://login.partner.microsoftonline.cn/"),
        Scope = "https://api.botframework.azure.cn/.default",
        MultiTenant = "microsoftservices.partner.onmschina.cn",
        ServiceHosts = ["*.botframework.azure.cn", "*.teams.microsoftonline.cn"],
        FileHosts = ["*.sharepoint.cn"],
    };

    /// <summary>OpenID metadata of the tokens that channels send.</summary>
    public required Uri Metadata { get; init; }

    /// <summary>Their issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where the bot gets its own tokens.</summary>
    public required Uri Login { get; init; }

    /// <summary>What it gets them for.</summary>
    public required string Scope { get; init; }

    /// <summary>The tenant in the login address of a multi-tenant app.</summary>
    public string MultiTenant { get; init; } = string.Empty;

    /// <summary>
    /// Hosts of connectors. A leading <c>*.</c> stands for one or more labels; a port is written behind the name unless it is 443.
    /// </summary>
    public required IReadOnlyList<string> ServiceHosts { get; init; }

    /// <summary>Hosts of files that people attach, fetched without a token: their addresses are permission enough.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = [];

    /// <summary>Where to say the first word to somebody whose own address is not known yet; null where there is no such place.</summary>
    public Uri? ProactiveService { get; init; }

    /// <summary>Where the conversations are that the public connector answers with <c>InvalidBotApiHost</c>.</summary>
    public Uri? GccService { get; init; }

    public static BotEndpoints Of(BotCloud cloud) => cloud switch
    {
        BotCloud.Public => Public,
        BotCloud.UsGcc => Public with { ProactiveService = Public.GccService },
        BotCloud.UsGovernment => UsGovernment,
        BotCloud.UsDoD => UsGovernment with { ProactiveService = new Uri("https://smba.infra.dod.teams.microsoft.us/teams") },
        BotCloud.China => China,
    };
}
