using System.Net;
using System.Net.Http.Json;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Widget;

/// <summary>Who may frame which page, and which cookie is given where: as an attacker would ask.</summary>
public sealed class FramingTests(FramingTests.Portals portals) : IClassFixture<FramingTests.Portals>
{
    private const string Portal = "https://portal.example.gov.cn";

    [Theory]
    [InlineData(Portal)]
    [InlineData("https://a.b.rd.example.gov.cn")]
    [InlineData("https://ward.rd.example.gov.cn:8443")]
    public async Task Chat_FramedBySiteOnTheList_IsThatSitesAlone(string origin)
    {
        using var answer = await GetAsync($"/chat?frame=1&origin={Uri.EscapeDataString(origin)}");

        Ancestors(answer).ShouldBe(origin);
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"data-frame=\"{origin}\"");
    }

    [Theory]
    [InlineData("https://portal.example.com")]
    [InlineData("http://portal.example.gov.cn")]
    [InlineData("https://portal.example.gov.cn:444")]
    [InlineData("https://portal.example.gov.cn.evil.example")]
    [InlineData("https://evil-portal.example.gov.cn")]
    [InlineData("https://rd.example.gov.cn")]
    [InlineData("https://notrd.example.gov.cn")]
    [InlineData("https://ward.rd.example.gov.cn")]
    [InlineData("https://x@portal.example.gov.cn")]
    [InlineData("https://portal.example.gov.cn/page")]
    [InlineData("https://x;script-src *.rd.example.gov.cn:8443")]
    [InlineData("https://x\" onload=\"y.rd.example.gov.cn:8443")]
    [InlineData("https://*.rd.example.gov.cn:8443")]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("")]
    public async Task Chat_FramedByAnyOther_IsNobodys(string origin)
    {
        using var answer = await GetAsync($"/chat?frame=1&origin={Uri.EscapeDataString(origin)}");

        ShouldBeNobodys(answer);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("data-frame");
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/devices")]
    [InlineData($"/chat/enter/abc?frame=1&origin={Portal}")]
    [InlineData("/demo")]
    [InlineData("/widget.js")]
    [InlineData("/healthz/live")]
    [InlineData("/nowhere")]
    [InlineData("/chat/files/0193b0a0-0000-7000-8000-000000000000")]
    public async Task Anything_NotAskedForByAWidget_IsNobodys(string path)
    {
        using var answer = await GetAsync(path);

        ShouldBeNobodys(answer);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("/api/messages")]
    [InlineData("/directline/conversations/none/activities")]
    public async Task Channel_CalledByAStranger_IsNobodys(string path)
    {
        using var answer = await portals.Stranger.PostAsync(new Uri(path, UriKind.Relative), JsonContent.Create(new { type = "message" }));

        answer.IsSuccessStatusCode.ShouldBeFalse();
        ShouldBeNobodys(answer);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console/no-such-page")]
    public async Task Console_WithTheTabOn_IsForTeamsPages(string path)
    {
        using var answer = await GetAsync(path);

        Ancestors(answer).Split(' ').ShouldContain("https://*.cloud.microsoft");
        Ancestors(answer).Split(' ').ShouldContain("https://teams.microsoft.com");
        Ancestors(answer).ShouldNotContain("gov.cn");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
    }

    [Fact]
    public async Task Console_CookieInAFrame_IsPartitionedAndStrictInAWindow()
    {
        using var framed = await GetAsync("/console/sign-in", ("Sec-Fetch-Dest", "iframe"));
        using var window = await GetAsync("/console/sign-in", ("Sec-Fetch-Dest", "document"));

        Cookie(framed).ShouldContain("; secure; samesite=none; httponly; partitioned", Case.Insensitive);
        Cookie(window).ShouldContain("samesite=strict", Case.Insensitive);
        Cookie(window).ShouldNotContain("partitioned", Case.Insensitive);
    }

    [Fact]
    public async Task SignIn_InAWidget_GivesACookieForThatSiteOnly()
    {
        using var framed = await SignInAsync(("X-ChatDelegate", "frame"), ("Sec-Fetch-Site", "same-origin"));
        using var window = await SignInAsync(("X-ChatDelegate", "1"));

        framed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Cookie(framed).ShouldStartWith("cd_device_frame=");
        Cookie(framed).ShouldContain("; secure; samesite=none; httponly; partitioned", Case.Insensitive);
        Cookie(window).ShouldStartWith("cd_device=");
        Cookie(window).ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden, "X-ChatDelegate", "frame", "Sec-Fetch-Site", "cross-site")]
    [InlineData(HttpStatusCode.Forbidden, "X-ChatDelegate", "1", "Sec-Fetch-Site", "same-site")]
    public async Task SignIn_AskedForByAnotherSite_IsRefused(HttpStatusCode status, params string[] headers)
    {
        var pairs = headers.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();

        using var answer = await SignInAsync(pairs);

        answer.StatusCode.ShouldBe(status);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Widget_AsOtherSitesLoadIt_NamesPartsThatAreThere()
    {
        using var loader = await GetAsync("/widget.js");
        var script = await loader.Content.ReadAsStringAsync();
        var start = script.IndexOf("chat/assets/", StringComparison.Ordinal);

        using var part = await GetAsync("/" + script[start..script.IndexOf('\'', start)]);

        part.StatusCode.ShouldBe(HttpStatusCode.OK);
        part.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        loader.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        part.Headers.CacheControl?.ToString().ShouldContain("immutable");
    }

    private async Task<HttpResponseMessage> SignInAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/chat/sign-in", UriKind.Relative))
        {
            Content = JsonContent.Create(new { token = new Uri(portals.Server.Congress.Next().SignInUrl).Segments[^1] }),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await portals.Stranger.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await portals.Stranger.SendAsync(request);
    }

    private static void ShouldBeNobodys(HttpResponseMessage answer)
    {
        Ancestors(answer).ShouldBe("'none'");
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
    }

    private static string Ancestors(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Single(directive => directive.StartsWith("frame-ancestors ", StringComparison.Ordinal))["frame-ancestors ".Length..];

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single();

    /// <summary>A server with two portals on its list, and Teams.</summary>
    public sealed class Portals : IAsyncLifetime
    {
        public SharedServer Server { get; private set; } = null!;

        /// <summary>Remembers nothing from one request to the next.</summary>
        public HttpClient Stranger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await SharedServer.StartAsync(
                Database.Sqlite,
                ("Widget:AllowedOrigins:0", Portal + "/"),
                ("Widget:AllowedOrigins:1", "https://*.rd.example.gov.cn:8443"),
                ("Widget:AllowedOrigins:2", "https://a.b.rd.example.gov.cn"),
                ("ConsoleTab:Enabled", "true"),
                ("Teams:AppId", "8d4f0f6a-5c1b-4d3e-9a57-2f1c0f8e7b11"),
                ("Teams:TenantId", "0b6a5c3e-55c5-4c62-8a5d-7d2f4b9e1c20"),
                ("Teams:ClientSecret", "a-secret-for-tests"));
            Stranger = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Server.Process.Address };
        }

        public ValueTask DisposeAsync()
        {
            Stranger?.Dispose();
            return Server.DisposeAsync();
        }
    }
}
