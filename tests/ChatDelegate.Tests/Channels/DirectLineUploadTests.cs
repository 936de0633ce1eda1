using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatDelegate.Channels.DirectLine;

namespace ChatDelegate.Tests.Channels;

/// <summary>Uploads with the bytes that the real widget 4.18.1 sends.</summary>
public class DirectLineUploadTests
{
    private const string Path = "conversations/c1/upload?userId=someone-else";
    private const string Boundary = "----WebKitFormBoundaryx3Hh5XqW6nN1dY0s";

    private const string Activity = """
        {"type":"message","from":{"id":"u1","name":"","role":"user"},"attachments":[{"contentType":"text/plain","name":"会议.txt"}],"channelData":{"attachmentSizes":[5],"clientActivityID":"q1"}}
        """;

    [Fact]
    public async Task Upload_AsTheWidgetSends_ActivityAndFiles()
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await SendAsync(server, ActivityPart(Activity), FilePart("会议.txt", "text/plain", "hello"), FilePart("../../etc/a.jpg", "image/jpeg", "\u00ff"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DirectLineServer.ReadAsync(response)).GetProperty("id").GetString().ShouldBe("c1|0000001");
        var (activity, files) = server.Host.Received.Single();
        activity.From!.Id.ShouldBe("u1");
        activity.ChannelData!.Value.GetProperty("clientActivityID").GetString().ShouldBe("q1");
        files.Select(file => (file.Name, file.Type, file.Length, file.Omission)).ShouldBe(
            [("会议.txt", "text/plain", 5, UploadOmission.None), ("a.jpg", "image/jpeg", 2, UploadOmission.None)]);
        Encoding.UTF8.GetString(files[0].Bytes).ShouldBe("hello");
    }

    [Fact]
    public async Task Upload_FilesBeyondTheLimits_ReachTheHostByNameOnly()
    {
        await using var server = await DirectLineServer.StartAsync(options =>
        {
            options.MaxFileBytes = 1024;
            options.MaxFiles = 2;
        });

        using var response = await SendAsync(
            server, ActivityPart(Activity), FilePart("big.jpg", "image/jpeg", new string('x', 200_000)), FilePart("ok.txt", "text/plain", "ok"), FilePart("third.txt", "text/plain", "3"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Host.Received.Single().Files.Select(file => (file.Name, file.Length, file.Omission)).ShouldBe(
            [("big.jpg", 0, UploadOmission.TooLarge), ("ok.txt", 2, UploadOmission.None), ("third.txt", 0, UploadOmission.TooMany)]);
    }

    [Fact]
    public async Task Upload_LargerThanAllowedAtAll_413()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.MaxUploadBytes = 2048);

        using var response = await SendAsync(server, ActivityPart(Activity), FilePart("big.jpg", "image/jpeg", new string('x', 3000)));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        server.Host.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_Done_LeavesNoFileBehind()
    {
        await using var server = await DirectLineServer.StartAsync();
        var marker = new string('m', 70_000);

        using var response = await SendAsync(server, ActivityPart(Activity), FilePart("a.txt", "text/plain", marker));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Directory.GetFiles(System.IO.Path.GetTempPath()).ShouldNotContain(file => new FileInfo(file).Length == marker.Length);
    }

    [Theory]
    [InlineData("--X\r\n")]
    [InlineData("no boundary at all")]
    [InlineData("--" + Boundary + "\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{\"type\":\"message\"}")]
    [InlineData("--" + Boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--" + Boundary + "--\r\n")]
    [InlineData("--" + Boundary + "\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{\"type\":5}\r\n--" + Boundary + "--\r\n")]
    [InlineData("")]
    public async Task Upload_Broken_400(string body)
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await SendAsync(server, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Host.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name=\"file\"; filename=\"a.jpg\"", "a.jpg")]
    [InlineData("attachment; filename*=UTF-8''%E4%BC%9A%E8%AE%AE.jpg", "会议.jpg")]
    public async Task Upload_BareFile_MessageWithTheFile(string disposition, string name)
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await SendBareAsync(server, disposition, "image/jpeg");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (activity, files) = server.Host.Received.Single();
        activity.Type.ShouldBe("message");
        activity.From!.Id.ShouldBe("u1");
        files.Select(file => (file.Name, file.Type, file.Length)).ShouldBe([(name, "image/jpeg", 5)]);
    }

    [Fact]
    public async Task Upload_BareFileLargerThanAllowed_ReachesTheHostByNameOnly()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.MaxFileBytes = 1024);

        using var response = await SendBareAsync(server, "name=\"file\"; filename=\"a.jpg\"", "image/jpeg", new string('x', 2000));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Host.Received.Single().Files.Single().Omission.ShouldBe(UploadOmission.TooLarge);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("name=\"file\"", "image/jpeg")]
    [InlineData("name=\"file\"; filename=\"\"", "image/jpeg")]
    public async Task Upload_NeitherMultipartNorANamedFile_400(string? disposition, string contentType)
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await SendBareAsync(server, disposition, contentType);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Host.Received.ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> SendBareAsync(DirectLineServer server, string? disposition, string contentType, string content = "hello")
    {
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        body.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return server.SendAsync(HttpMethod.Post, Path, server.Tokens.Mint("u1", "c1").Token, body);
    }

    private static Task<HttpResponseMessage> SendAsync(DirectLineServer server, params string[] parts)
    {
        var body = parts.Length == 1 ? parts[0] : string.Concat(parts) + $"--{Boundary}--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return server.SendAsync(HttpMethod.Post, Path, server.Tokens.Mint("u1", "c1").Token, content);
    }

    private static string ActivityPart(string json) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"activity\"; filename=\"blob\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{json}\r\n";

    private static string FilePart(string name, string type, string content) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {type}\r\n\r\n{content}\r\n";
}
