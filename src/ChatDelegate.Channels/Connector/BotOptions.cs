using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Channels.Connector;

/// <summary>The bot's registration with a Bot Framework cloud; checked at start. Without <see cref="AppId"/> there is none.</summary>
public sealed class BotOptions : IValidatableObject
{
    /// <summary>The app registration's client id: the audience of what comes in, the client of what goes out.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant of a single-tenant app; null for a multi-tenant one of before August 2025.</summary>
    public string? TenantId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Tenants whose people may speak to the bot; empty for <see cref="TenantId"/> alone, or for all where that is null too.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Hosts beyond the cloud's own to which replies, and with them the bot's token, may go.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    public BotCloud Cloud { get; set; } = BotCloud.Public;

    /// <summary>Replaces the endpoints of <see cref="Cloud"/>, for a private cloud.</summary>
    public BotEndpoints? Endpoints { get; set; }

    /// <summary>
    /// With no <see cref="AppId"/> and the server bound to loopback only, unsigned activities of local tools are taken.
    /// Switch it off where a reverse proxy on the same machine leads strangers to the loopback address.
    /// </summary>
    public bool AllowUnsignedFromLoopback { get; set; } = true;

    /// <value>The default is 10 MB.</value>
    [Range(16 * 1024, 100 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>How long one call to a connector may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(15);

    internal BotEndpoints EffectiveEndpoints => Endpoints ?? BotEndpoints.Of(Cloud);

    internal bool IsRegistered => !string.IsNullOrEmpty(AppId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsRegistered && string.IsNullOrEmpty(ClientSecret))
        {
            yield return new ValidationResult("ClientSecret is missing: with an AppId the bot needs it to reply.", [nameof(ClientSecret)]);
        }

        if (!IsRegistered && !string.IsNullOrEmpty(ClientSecret))
        {
            yield return new ValidationResult("AppId is missing: there is a ClientSecret without it.", [nameof(AppId)]);
        }
    }
}

/// <summary>Clouds of the Bot Framework.</summary>
public enum BotCloud
{
    Public,
    UsGovernment,
    China,
}

/// <summary>What differs between the clouds.</summary>
/// <param name="Metadata">OpenID metadata of the tokens that channels send.</param>
/// <param name="Issuer">Their issuer.</param>
/// <param name="Login">Where the bot gets its own tokens.</param>
/// <param name="Scope">What it gets them for.</param>
/// <param name="MultiTenant">The tenant in the login address of a multi-tenant app.</param>
/// <param name="ServiceHosts">Hosts of connectors; a leading <c>*.</c> stands for any number of labels.</param>
public sealed record BotEndpoints(Uri Metadata, string Issuer, Uri Login, string Scope, string MultiTenant, IReadOnlyList<string> ServiceHosts)
{
    private static readonly BotEndpoints Public = new(
        new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        "https://api.botframework.com",
        new Uri("https://login.microsoftonline.com/"),
        "https://api.botframework.com/.default",
        "botframework.com",
        ["*.botframework.com", "smba.trafficmanager.net", "*.teams.microsoft.com"]);

    private static readonly BotEndpoints UsGovernment = new(
        new Uri("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        "https://api.botframework.us",
        new Uri("https://login.microsoftonline.us/"),
        "https://api.botframework.us/.default",
        "MicrosoftServices.onmicrosoft.us",
        ["*.botframework.azure.us", "*.teams.microsoft.us"]);

    private static readonly BotEndpoints China = new(
        new Uri("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        "https://api.botframework.azure.cn",
        new Uri("https://login.partner.microsoftonline.cn/"),
        "https://api.botframework.azure.cn/.default",
        "microsoftservices.partner.onmschina.cn",
        ["*.botframework.azure.cn"]);

    public static BotEndpoints Of(BotCloud cloud) => cloud switch
    {
        BotCloud.Public => Public,
        BotCloud.UsGovernment => UsGovernment,
        BotCloud.China => China,
    };
}
