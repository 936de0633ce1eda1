using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Channels.Connector;

/// <summary>What can be wrong with the bot's settings: each fault names its key and what to do about it.</summary>
internal static class BotOptionsRules
{
    public static IEnumerable<(string Key, string Sentence)> Registration(BotOptions bot)
    {
        var (secret, certificate) = (!string.IsNullOrEmpty(bot.ClientSecret), !string.IsNullOrEmpty(bot.CertificateFile));
        if (!bot.IsRegistered)
        {
            if (secret || certificate || bot.AppType is not null)
            {
                yield return (nameof(bot.AppId), $"AppId is missing: there is a {(secret ? nameof(bot.ClientSecret) : certificate ? nameof(bot.CertificateFile) : nameof(bot.AppType))} without it. Set it to the client id of the app registration, or remove the other.");
            }

            yield break;
        }

        var managed = bot.EffectiveAppType == BotAppType.UserAssignedMSI;
        if (bot.AppType is BotAppType.SingleTenant or BotAppType.UserAssignedMSI && string.IsNullOrEmpty(bot.TenantId))
        {
            yield return (nameof(bot.TenantId), $"TenantId is missing: AppType {bot.AppType} needs it. Set it to the directory (tenant) id of the registration.");
        }

        if (managed && (secret || certificate))
        {
            yield return (nameof(bot.AppType), $"AppType UserAssignedMSI has no secret: remove {(secret ? nameof(bot.ClientSecret) : nameof(bot.CertificateFile))}, or set AppType to SingleTenant.");
        }
        else if (!managed && !secret && !certificate)
        {
            yield return (nameof(bot.ClientSecret), "ClientSecret is missing: with an AppId the bot needs it to reply. Set it, or CertificateFile, or AppType to UserAssignedMSI where the server runs under a managed identity.");
        }
        else if (secret && certificate)
        {
            yield return (nameof(bot.CertificateFile), "CertificateFile and ClientSecret are both set: remove one of them.");
        }

        if (certificate && !File.Exists(bot.CertificateFile))
        {
            yield return (nameof(bot.CertificateFile), "CertificateFile names a file that is not there or cannot be read: correct the path.");
        }
    }

    public static IEnumerable<(string Key, string Sentence)> Addresses(BotOptions bot)
    {
        foreach (var fault in bot.Endpoints is { } endpoints ? PrivateCloud(bot, endpoints) : [])
        {
            yield return fault;
        }

        foreach (var (key, hosts) in new (string, IEnumerable<string>)[]
        {
            (nameof(bot.AllowedServiceHosts), bot.AllowedServiceHosts),
            (nameof(bot.AllowedFileHosts), bot.AllowedFileHosts),
            ("Endpoints:ServiceHosts", bot.Endpoints?.ServiceHosts ?? []),
            ("Endpoints:FileHosts", bot.Endpoints?.FileHosts ?? []),
        })
        {
            foreach (var host in hosts.Where(host => !HostPattern.IsWellFormed(host)))
            {
                yield return (key, $"\"{host}\" is no host: write a name such as bot.example.gov.cn, with a port such as :8443 if it is not 443, or *.example.gov.cn for all names below it.");
            }
        }
    }

    public static IEnumerable<(string Key, string Sentence)> Numbers(BotOptions bot)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(bot.Limits, new ValidationContext(bot.Limits), results, validateAllProperties: true);
        return results.Select(result => ($"{nameof(bot.Limits)}:{result.MemberNames.FirstOrDefault()}", result.ErrorMessage ?? string.Empty));
    }

    private static IEnumerable<(string Key, string Sentence)> PrivateCloud(BotOptions bot, BotEndpoints endpoints)
    {
        foreach (var (name, address, needed) in new (string, Uri?, bool)[]
        {
            (nameof(endpoints.Metadata), endpoints.Metadata, true),
            (nameof(endpoints.Login), endpoints.Login, true),
            (nameof(endpoints.ProactiveService), endpoints.ProactiveService, false),
            (nameof(endpoints.GccService), endpoints.GccService, false),
        })
        {
            if (address is null ? needed : !ServiceHosts.IsSafe(address))
            {
                yield return ($"Endpoints:{name}", address is null
                    ? $"Endpoints:{name} is missing: a private cloud needs its own. Set it to an https address."
                    : $"Endpoints:{name} is no address that can be trusted: write one that begins with https:// (http:// for this machine only).");
            }
        }

        (string Name, bool Missing)[] needs =
        [
            (nameof(endpoints.Issuer), string.IsNullOrEmpty(endpoints.Issuer)),
            (nameof(endpoints.Scope), string.IsNullOrEmpty(endpoints.Scope)),
            (nameof(endpoints.ServiceHosts), endpoints.ServiceHosts is not { Count: > 0 }),
            (nameof(endpoints.MultiTenant), bot.IsRegistered && bot.EffectiveAppType == BotAppType.MultiTenant && string.IsNullOrEmpty(endpoints.MultiTenant)),
        ];
        foreach (var (name, _) in needs.Where(need => need.Missing))
        {
            yield return ($"Endpoints:{name}", $"Endpoints:{name} is missing: a private cloud needs its own.");
        }
    }
}
