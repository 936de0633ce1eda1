using System.ComponentModel.DataAnnotations;
using ChatDelegate.Channels.Connector.Limits;

namespace ChatDelegate.Channels.Connector;

/// <summary>The bot's registration with a Bot Framework cloud; checked at start. Without <see cref="AppId"/> there is none.</summary>
public sealed class BotOptions : IValidatableObject
{
    /// <summary>The app registration's client id: the audience of what comes in, the client of what goes out.</summary>
    public string? AppId { get; set; }

    /// <summary>Null for a single-tenant app where there is a <see cref="TenantId"/>, else for a multi-tenant one.</summary>
    public BotAppType? AppType { get; set; }

    /// <summary>The tenant of the app; null for a multi-tenant one of before August 2025.</summary>
    public string? TenantId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>In place of the secret: a PEM file with certificate and key, or a PKCS#12 file without a password.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Tenants whose people may speak to the bot; empty for <see cref="TenantId"/> alone, or for all where that is null too.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Hosts beyond the cloud's own to which replies, and with them the bot's token, may go; written as in <see cref="BotEndpoints.ServiceHosts"/>.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Hosts beyond the cloud's own from which attached files are fetched, without the token.</summary>
    public IList<string> AllowedFileHosts { get; } = [];

    public BotCloud Cloud { get; set; } = BotCloud.Public;

    /// <summary>Replaces the endpoints of <see cref="Cloud"/>, for a private cloud.</summary>
    public BotEndpoints? Endpoints { get; set; }

    public SendLimits Limits { get; } = new();

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

    /// <summary>How long an attached file may take to arrive; nothing for <see cref="CallTimeout"/> ends it earlier.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan DownloadTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an attached file may be.</summary>
    /// <value>The default is 20 MB.</value>
    [Range(16 * 1024, 1024 * 1024 * 1024)]
    public int MaxAttachmentBytes { get; set; } = 20 * 1024 * 1024;

    internal BotEndpoints EffectiveEndpoints => Endpoints ?? BotEndpoints.Of(Cloud);

    internal BotAppType EffectiveAppType => AppType ?? (string.IsNullOrEmpty(TenantId) ? BotAppType.MultiTenant : BotAppType.SingleTenant);

    internal bool IsRegistered => !string.IsNullOrEmpty(AppId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        BotOptionsRules.Registration(this).Concat(BotOptionsRules.Addresses(this)).Concat(BotOptionsRules.Numbers(this))
            .Select(fault => new ValidationResult(fault.Sentence, [fault.Key]));
}
