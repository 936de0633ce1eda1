using ChatDelegate.Channels.Connector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Channels;

/// <summary>The bot's settings: read from a configuration, and refused with a sentence that helps.</summary>
public class ConnectorOptionsTests
{
    private static readonly Dictionary<string, string?> Registered = new() { ["AppId"] = "app", ["ClientSecret"] = "s3cret-s3cret", ["TenantId"] = "tenant" };

    private static readonly Dictionary<string, string?> PrivateCloud = new(Registered)
    {
        ["Endpoints:Metadata"] = "https://login.bot.example.gov.cn/openid",
        ["Endpoints:Issuer"] = "https://api.bot.example.gov.cn",
        ["Endpoints:Login"] = "https://login.example.gov.cn/",
        ["Endpoints:Scope"] = "https://api.bot.example.gov.cn/.default",
        ["Endpoints:ServiceHosts:0"] = "*.bot.example.gov.cn",
        ["Endpoints:ServiceHosts:1"] = "teams.example.gov.cn:8443",
        ["Endpoints:FileHosts:0"] = "files.example.gov.cn",
        ["Endpoints:ProactiveService"] = "https://teams.bot.example.gov.cn/teams/",
    };

    [Fact]
    public void PrivateCloud_ByConfigurationAlone_IsRead()
    {
        var options = Bind(new(PrivateCloud) { ["AppType"] = "SingleTenant", ["Limits:TenantPerSecond"] = "30", ["Limits:ReservedForReplies"] = "40", ["AllowedTenants:0"] = "t1" });

        options.EffectiveEndpoints.ShouldBe(new BotEndpoints
        {
            Metadata = new("https://login.bot.example.gov.cn/openid"),
            Issuer = "https://api.bot.example.gov.cn",
            Login = new("https://login.example.gov.cn/"),
            Scope = "https://api.bot.example.gov.cn/.default",
            ServiceHosts = options.EffectiveEndpoints.ServiceHosts,
            FileHosts = options.EffectiveEndpoints.FileHosts,
            ProactiveService = new("https://teams.bot.example.gov.cn/teams/"),
        });
        options.EffectiveEndpoints.ServiceHosts.ShouldBe(["*.bot.example.gov.cn", "teams.example.gov.cn:8443"]);
        options.EffectiveEndpoints.FileHosts.ShouldBe(["files.example.gov.cn"]);
        (options.Limits.TenantPerSecond, options.Limits.ReservedForReplies).ShouldBe((30, 40));
        ServiceHosts.IsAllowed("https://teams.example.gov.cn:8443/api", options).ShouldBeTrue();
        ServiceHosts.IsAllowed("https://teams.example.gov.cn/api", options).ShouldBeFalse();
        ServiceHosts.IsAllowed("https://smba.trafficmanager.net/teams/", options).ShouldBeFalse("the public cloud is not ours then");
        BotEndpoints.Of(BotCloud.Public).ServiceHosts.ShouldContain("smba.trafficmanager.net");
    }

    [Theory]
    [InlineData("Endpoints:Metadata", null, "Endpoints:Metadata is missing")]
    [InlineData("Endpoints:Metadata", "http://login.example.gov.cn/openid", "Endpoints:Metadata is no address that can be trusted")]
    [InlineData("Endpoints:Metadata", "openid", "Endpoints:Metadata is no address that can be trusted")]
    [InlineData("Endpoints:Login", "http://login.example.gov.cn/", "https://")]
    [InlineData("Endpoints:Login", "https://user@login.example.gov.cn/", "Endpoints:Login")]
    [InlineData("Endpoints:ProactiveService", "ftp://x/", "Endpoints:ProactiveService")]
    [InlineData("Endpoints:Issuer", "", "Endpoints:Issuer is missing")]
    [InlineData("Endpoints:Scope", null, "Endpoints:Scope is missing")]
    [InlineData("Endpoints:ServiceHosts:0", "https://x.example.gov.cn", "is no host")]
    [InlineData("Endpoints:ServiceHosts:0", "*", "is no host")]
    [InlineData("Endpoints:ServiceHosts:0", "*.cn", "is no host")]
    [InlineData("Endpoints:ServiceHosts:0", "a.*.cn", "is no host")]
    [InlineData("Endpoints:FileHosts:0", "人大.example", "is no host")]
    [InlineData("AllowedServiceHosts:0", "bot.example.cn/path", "write a name such as")]
    [InlineData("AllowedFileHosts:0", "", "is no host")]
    [InlineData("Limits:TenantPerSecond", "0", "TenantPerSecond")]
    [InlineData("Limits:ReservedForReplies", "100", "ReservedForReplies")]
    [InlineData("AppType", "MultiTenant", "Endpoints:MultiTenant is missing")]
    [InlineData("AppType", "UserAssignedMSI", "remove ClientSecret")]
    [InlineData("TenantId", "", "TenantId is missing", "SingleTenant")]
    [InlineData("ClientSecret", "", "ClientSecret is missing")]
    [InlineData("AppId", "", "AppId is missing")]
    [InlineData("CertificateFile", "/nowhere/bot.pem", "both set")]
    [InlineData("CertificateFile", "/nowhere/bot.pem", "names a file that is not there")]
    public void AWrongSetting_StopsTheStartWithKeyAndCure(string key, string? value, string sentence, string? type = null)
    {
        var settings = new Dictionary<string, string?>(PrivateCloud) { [key] = value };
        if (type is not null)
        {
            settings["AppType"] = type;
        }

        var failure = Should.Throw<OptionsValidationException>(() => Bind(settings)).Message;

        failure.ShouldContain(sentence);
        failure.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData(BotCloud.Public, "smba.trafficmanager.net")]
    [InlineData(BotCloud.UsGcc, "smba.infra.gcc.teams.microsoft.com")]
    [InlineData(BotCloud.UsGovernment, "smba.infra.gov.teams.microsoft.us")]
    [InlineData(BotCloud.UsDoD, "smba.infra.dod.teams.microsoft.us")]
    [InlineData(BotCloud.China, null)]
    public void EveryCloud_MaySpeakFirstWhereItsListAllows(BotCloud cloud, string? host)
    {
        var options = Bind(new(Registered) { ["Cloud"] = cloud.ToString() });

        options.EffectiveEndpoints.ProactiveService?.Host.ShouldBe(host);
        (host is null || ServiceHosts.IsAllowed(options.EffectiveEndpoints.ProactiveService!.AbsoluteUri, options)).ShouldBeTrue();
        options.EffectiveEndpoints.ServiceHosts.Concat(options.EffectiveEndpoints.FileHosts).ShouldAllBe(pattern => HostPattern.IsWellFormed(pattern));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/cn/", true)]
    [InlineData("https://SMBA.TrafficManager.net/cn/", true)]
    [InlineData("https://smba.trafficmanager.net", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://a.b.botframework.com/", true)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://botframework.com.evil.cn/", false)]
    [InlineData("https://x.botframework.com.evil.cn/", false)]
    [InlineData("https://evil.cn/.botframework.com", false)]
    [InlineData("https://evil.cn#.botframework.com", false)]
    [InlineData("https://evil.cn?.botframework.com", false)]
    [InlineData("https://evil.cn\\.botframework.com/", false)]
    [InlineData("https://smba.trafficmanager.net\\@evil.cn/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.cn/", false)]
    [InlineData("https://x:y@smba.trafficmanager.net/", false)]
    [InlineData("https://@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://smba.trafficmanager.net:0443/", false)]
    [InlineData("https://smba.trafficmanager.net./", false)]
    [InlineData("https://.botframework.com/", false)]
    [InlineData("https://smba%2etrafficmanager.net/", false)]
    [InlineData("https://smba。trafficmanager。net/", false)]
    [InlineData("https://ѕmba.trafficmanager.net/", false)]
    [InlineData("https://xn--mba-8cd.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net\t.evil.cn/", false)]
    [InlineData(" https://smba.trafficmanager.net/", false)]
    [InlineData("https:smba.trafficmanager.net/", false)]
    [InlineData("https:///smba.trafficmanager.net/", false)]
    [InlineData("https:\\\\smba.trafficmanager.net/", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("file://smba.trafficmanager.net/x", false)]
    [InlineData("https://smba.trafficmanager.net/cn/?to=https://evil.cn", false)]
    [InlineData("https://smba.trafficmanager.net/cn/#x", false)]
    [InlineData("https://20.190.130.1/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("http://localhost/", false)]
    [InlineData("http://169.254.169.254/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void AServiceAddress_GetsTheTokenByListOnly(string? serviceUrl, bool allowed) =>
        ServiceHosts.IsAllowed(serviceUrl, Bind(new(Registered))).ShouldBe(allowed);

    [Theory]
    [InlineData("localhost:56150", "http://localhost:56150/_connector", true)]
    [InlineData("localhost:56150", "http://localhost:56151/_connector", false)]
    [InlineData("bot.example.cn:8080", "http://bot.example.cn:8080/", false)]
    [InlineData("10.1.2.3", "https://10.1.2.3/", true)]
    [InlineData("10.1.2.3", "https://010.1.2.3/", false)]
    [InlineData("[fd00::1]:8443", "https://[fd00::1]:8443/", true)]
    public void AnAddressThatTheOperatorLists_IsAllowedAsListed(string listed, string serviceUrl, bool allowed) =>
        ServiceHosts.IsAllowed(serviceUrl, Bind(new(Registered) { ["AllowedServiceHosts:0"] = listed })).ShouldBe(allowed);

    private static BotOptions Bind(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddBotConnector(options => configuration.Bind(options)).BuildServiceProvider();
        return services.GetRequiredService<IOptions<BotOptions>>().Value;
    }
}
