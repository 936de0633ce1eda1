using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.BadInput;

/// <summary>Whatever is sent, the answer is friendly, in the person's language, and nothing already given is lost.</summary>
public sealed class BadInputTests(SharedServers servers)
{
    private static readonly byte[] Executable = [.. "MZ"u8, .. new byte[2000]];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[4000]];

    public static TheoryData<Database, string, string> Texts => Rows(
        ("empty", string.Empty),
        ("blank", " \u3000\n\u200b "),
        ("20,000 characters", string.Concat(Enumerable.Repeat("东街路灯不亮。", 2858))),
        ("emoji only", "👍🏽👨‍👩‍👧‍👦🎉"),
        ("html", "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\""),
        ("markdown", "**粗** [点我](javascript:alert(1)) ![x](http://127.0.0.1/x)"),
        ("unknown command", "/drop-table notes"),
        ("control characters", "路灯\u0000\u0007\u001b[31m不亮\u202e"),
        ("half a surrogate", "路灯\ud83d不亮"));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Send_OddText_IsAnsweredInWords(Database database, string what, string text)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();

        var answers = await chat.AskAsync(text);

        var words = string.Join('\n', answers.Select(one => one.Words));
        words.ShouldNotBeEmpty(what);
        words.ShouldNotContain("出了点问题");
        words.Any(letter => letter is >= '\u4e00' and <= '\u9fff').ShouldBeTrue(words);
        (await chat.AskAsync("帮助")).ShouldNotBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Send_OddTextInEnglish_IsAnsweredInEnglish(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync("en");

        var words = string.Join('\n', (await chat.AskAsync("/drop-table notes")).Select(one => one.Words));

        words.Any(char.IsAsciiLetterLower).ShouldBeTrue(words);
        words.ShouldNotContain("server.");
    }

    [Theory]
    [EachDatabase]
    public async Task Upload_ExecutableCalledJpg_IsRefusedByItsContentAndNotKept(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();

        var (status, id) = await chat.SendFileAsync("photo.jpg", "image/jpeg", Executable);

        status.ShouldBe(HttpStatusCode.OK);
        string.Join('\n', (await chat.AnswersAsync(id)).Select(one => one.Words)).ShouldContain("photo.jpg");
        (await FilesAsync(server, chat)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Upload_ThirtyMegabytes_IsRefusedInWordsAndNotKept(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();

        var (status, id) = await chat.SendFileAsync("large.jpg", "image/jpeg", [.. Jpeg, .. new byte[30 * 1024 * 1024]]);

        status.ShouldBe(HttpStatusCode.OK);
        string.Join('\n', (await chat.AnswersAsync(id)).Select(one => one.Words)).ShouldContain("large.jpg");
        (await FilesAsync(server, chat)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Upload_Photo_IsKeptForItsOwnerOnly(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await using var other = await server.Congress.SignInAsync();
        await using var stranger = WebChatClient.Stranger(server.Process);

        var (_, id) = await chat.SendFileAsync("../../现场 1.jpg", "image/jpeg", Jpeg);
        var echo = await chat.WaitForAsync(one => one.Id == id, "the echo of the photo");

        var address = new Uri(echo.Attachments.ShouldHaveSingleItem()["contentUrl"]!.ToString(), UriKind.RelativeOrAbsolute);
        (await chat.Http.GetByteArrayAsync(address)).ShouldBe(Jpeg);
        (await other.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("{\"type\":\"message\",\"text\":")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":5}")]
    [InlineData("\ufffe\uffff")]
    public async Task Post_NoActivity_IsRefusedAndLeavesTheChatAlive(string body)
    {
        var server = await servers.GetAsync(Database.Sqlite);
        await using var chat = await server.Congress.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/directline/conversations/{chat.ConversationId}/activities");
        request.Headers.Authorization = new("Bearer", chat.Token);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await chat.Http.SendAsync(request);

        // 403, 404, 429 and 5xx would kill or confuse the widget.
        ((int)answer.StatusCode).ShouldBeOneOf(200, 400, 409, 413);
        await chat.AskAsync("帮助");
    }

    [Theory]
    [EachDatabase]
    public async Task Press_DataThatNoCardOfOursMade_IsAnsweredInWords(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        foreach (var data in (JsonNode?[])
        [
            new JsonObject(),
            new JsonObject { ["cd"] = "start" },
            new JsonObject { ["cd"] = new JsonObject { ["do"] = "start", ["target"] = "no-such-dialog" } },
            new JsonObject { ["cd"] = new JsonObject { ["do"] = "confirm", ["target"] = string.Empty, ["draft"] = Guid.NewGuid().ToString(), ["revision"] = 7 } },
            new JsonObject { ["cd"] = new JsonObject { ["do"] = "act", ["target"] = "suggestion.approve", ["values"] = new JsonObject { ["id"] = Guid.NewGuid().ToString() } } },
            new JsonObject { ["cd"] = new JsonArray(1, 2) },
        ])
        {
            var answers = await chat.AnswersAsync(await chat.PressAsync(data));

            var words = string.Join('\n', answers.Select(one => one.Words));
            words.ShouldNotBeEmpty();
            words.ShouldNotContain("出了点问题", customMessage: data?.ToJsonString());
        }
    }

    private static Task<long> FilesAsync(SharedServer server, WebChatClient chat) => server.Place.CountAsync(
        """select count(*) from "Files" f join "Conversations" c on c."Id" = f."ConversationId" where c."ExternalId" = @conversation""",
        ("conversation", chat.ConversationId));

    private static TheoryData<Database, string, string> Rows(params (string What, string Text)[] texts)
    {
        var rows = new TheoryData<Database, string, string>();
        foreach (var (what, text) in texts)
        {
            rows.Add(new TheoryDataRow<Database, string, string>(Database.Sqlite, what, text));
            rows.Add(new TheoryDataRow<Database, string, string>(Database.Postgres, what, text) { Skip = PostgresCluster.Missing });
        }

        return rows;
    }
}
