using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Widget;

/// <summary>A site on the list that would let in more than it says keeps the server from starting.</summary>
public sealed class RefusedOriginTests
{
    [Fact]
    public async Task Start_ConsoleTabWithoutTeams_SaysWhatIsMissing()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, _, error) = await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("ConsoleTab:Enabled", "true"));

        code.ShouldBe(1);
        error.ShouldContain("ConsoleTab:Enabled");
        error.ShouldContain("Teams:AppId");
    }

    [Theory]
    [InlineData("Widget:AllowedOrigins:0", "http://portal.example.gov.cn", "only https is safe")]
    [InlineData("Widget:AllowedOrigins:0", "portal.example.gov.cn", "scheme and host")]
    [InlineData("Widget:AllowedOrigins:0", "https://portal.example.gov.cn/news", "nothing else")]
    [InlineData("Widget:AllowedOrigins:0", "https://*", "'*' may only stand first")]
    [InlineData("Widget:AllowedOrigins:0", "https://portal.*.gov.cn", "'*' may only stand first")]
    [InlineData("Widget:AllowedOrigins:0", "https://*.cn", "a domain of your own")]
    [InlineData("ConsoleTab:AllowedOrigins:0", "https://teams.example.gov.cn; script-src *", "")]
    public async Task Start_OriginThatWillNotDo_NamesItAndTheCure(string key, string origin, string words)
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);

        var (code, _, error) = await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], (key, origin));

        code.ShouldBe(1);
        error.ShouldContain(key);
        error.ShouldContain($"'{origin}'");
        error.ShouldContain(words);
        error.Trim().Split('\n').Length.ShouldBe(1, error);
    }
}
