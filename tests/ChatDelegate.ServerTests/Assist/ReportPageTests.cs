using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Assist;

/// <summary>The page of one's own self-report: reached as in the web chat, on the version that it showed, by nobody else.</summary>
public sealed class ReportPageTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task Page_SavesOnce_ForItsDelegateOnly(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var fang = await server.Congress.SignInAsync();
        await using var supervisor = await server.Congress.SignInAsync(role: "supervisor");
        await using var stranger = WebChatClient.Stranger(server.Process);
        await fang.AskAsync("随手记");
        await fang.AskAsync("<b>滨河苑</b>停车难");

        var view = await ViewAsync(fang);
        var version = view["version"]!.GetValue<int>();
        Texts(view).ShouldNotBeEmpty("what the record holds of them");
        view["canPolish"]!.GetValue<bool>().ShouldBeFalse("without a model nothing of one is offered");
        (await stranger.CallAsync(HttpMethod.Get, "/report/report.json", null, null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await supervisor.CallAsync(HttpMethod.Get, "/report/report.json", null, null)).Status.ShouldBe(HttpStatusCode.Forbidden);

        var both = await Task.WhenAll(SaveAsync(fang, version, "今年走访选民二十户。"), SaveAsync(fang, version, "今年走访选民三十户。"));

        both.Select(one => one.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        both.Single(one => one.Status == HttpStatusCode.Conflict).Body!["detail"]!.GetValue<string>().ShouldContain("刚在别处改过");
        var saved = await ViewAsync(fang);
        Texts(saved).ShouldHaveSingleItem().ShouldStartWith("今年走访选民");
        saved["version"]!.GetValue<int>().ShouldBe(version + 1);
        (await fang.PostJsonAsync("/report/polish", new JsonObject { ["version"] = version + 1 })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await fang.PostJsonAsync("/report/erase", new JsonObject { ["version"] = version + 1 })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await fang.PostJsonAsync("/report/submit", new JsonObject { ["version"] = version + 1 })).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> SaveAsync(WebChatClient who, int version, string text) =>
        who.PostJsonAsync("/report/save", new JsonObject { ["version"] = version, ["paragraphs"] = new JsonArray(new JsonObject { ["n"] = 0, ["text"] = text }) });

    private static async Task<JsonNode> ViewAsync(WebChatClient who)
    {
        var (status, body) = await who.CallAsync(HttpMethod.Get, "/report/report.json", null, null);
        status.ShouldBe(HttpStatusCode.OK, body?.ToJsonString());
        return body.ShouldNotBeNull();
    }

    private static List<string> Texts(JsonNode view) => [.. view["paragraphs"]!.AsArray().Select(one => one!["text"]!.GetValue<string>())];
}
