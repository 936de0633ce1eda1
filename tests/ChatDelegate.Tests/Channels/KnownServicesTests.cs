using ChatDelegate.Channels.Connector;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Channels;

public sealed class KnownServicesTests
{
    private static readonly BotOptions Registered = new() { AppId = "app", ClientSecret = "s3cret-s3cret", TenantId = "tenant" };

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://user@smba.trafficmanager.net/teams/")]
    [InlineData("https://SMBA.trafficmanager.net/teams/")]
    [InlineData("")]
    [InlineData(null)]
    public void Allows_AskedTwice_SaysBothTimesWhatTheListSays(string? address)
    {
        var services = new KnownServices(Options.Create(Registered));
        var listed = ServiceHosts.IsAllowed(address, Registered);

        services.Allows(address).ShouldBe(listed);
        services.Allows("https://smba.trafficmanager.net/teams/").ShouldBeTrue("of which nothing follows for others");
        services.Allows(address).ShouldBe(listed);
    }

    [Fact]
    public void Allows_AnyNumberOfAddressesOfOneHost_StillLooksAtEach()
    {
        var services = new KnownServices(Options.Create(Registered));

        foreach (var i in Enumerable.Range(0, 1000))
        {
            services.Allows($"https://smba.trafficmanager.net/{i}/").ShouldBeTrue();
            services.Allows($"https://elsewhere.example/{i}/").ShouldBeFalse();
        }
    }
}
