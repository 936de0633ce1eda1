using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;

namespace ChatDelegate.Tests.Channels;

/// <summary>What people attach is fetched from listed places only, and the token goes to connectors alone.</summary>
public class ConnectorAttachmentTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/cn/v3/attachments/0-abc/views/original", "token1")]
    [InlineData("https://private.example/v3/attachments/1/views/original?x=1", "token1")]
    [InlineData("https://contoso-my.sharepoint.com/personal/a/f.pdf", "-")]
    [InlineData("https://files.example/f.pdf", "-")]
    [InlineData("https://evil.example/f.pdf", null)]
    [InlineData("https://evilsharepoint.com/f.pdf", null)]
    [InlineData("https://smba.trafficmanager.net@evil.example/f.pdf", null)]
    [InlineData("http://contoso.sharepoint.com/f.pdf", null)]
    [InlineData("http://169.254.169.254/metadata/identity", null)]
    [InlineData("http://127.0.0.1:5000/console", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("data:text/plain;base64,eA==", null)]
    [InlineData("//smba.trafficmanager.net/f", null)]
    [InlineData(null, null)]
    public async Task ContentUrl_ByHost_WithTokenWithoutOrNotAtAll(string? url, string? token)
    {
        using var world = World();

        var (reading, _) = await CopyAsync(world, new() { ContentType = "application/pdf", ContentUrl = url, Name = "f.pdf" });

        reading.Succeeded.ShouldBe(token is not null);
        world.Calls.ShouldBe(token is null ? [] : [$"GET {url} {token} "]);
    }

    [Theory]
    [InlineData("https://contoso.sharepoint.com/download.aspx?tempauth=secret", "-")]
    [InlineData("https://smba.trafficmanager.net/v3/attachments/1", "-")]
    [InlineData("https://evil.example/", null)]
    public async Task ATeamsFile_ByItsOwnPermission_NeverWithTheToken(string url, string? token)
    {
        using var world = World();
        var file = new Attachment { ContentType = ContentTypes.TeamsFile, ContentUrl = "https://smba.trafficmanager.net/never", Content = AttachmentContent.Of(ActivityJson.Read(Encoding.UTF8.GetBytes($$"""{"value":{"downloadUrl":"{{url}}","fileType":"pdf"} }""")).Activity!.Value!.Value), Name = "议案.pdf" };

        var (reading, content) = await CopyAsync(world, file);

        world.Calls.ShouldBe(token is null ? [] : [$"GET {url} {token} "]);
        content.ShouldBe(token is null ? string.Empty : "内容");
        reading.Value.ShouldBe(token is null ? null : new ReceivedAttachment("议案.pdf", "application/pdf", 6));
        string.Join('\n', world.Log.Lines).ShouldNotContain("tempauth");
    }

    [Theory]
    [InlineData("https://contoso.sharepoint.com/next", true, "-")]
    [InlineData("/elsewhere", true, "token1")]
    [InlineData("https://evil.example/next", false, null)]
    [InlineData("http://169.254.169.254/", false, null)]
    public async Task ARedirect_IsJudgedAnew(string location, bool succeeds, string? token)
    {
        using var world = World();
        world.Answer = request => world.Calls.Count == 1 ? ConnectorWorld.Json(302, string.Empty, ("Location", location)) : Pdf();

        var (reading, _) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/first" });

        reading.Succeeded.ShouldBe(succeeds);
        world.Calls.Skip(1).Select(call => call.Split(' ')[2]).ShouldBe(token is null ? [] : [token]);
    }

    [Fact]
    public async Task RedirectsWithoutEnd_End()
    {
        using var world = World();
        world.Answer = _ => ConnectorWorld.Json(302, string.Empty, ("Location", "/again"));

        var (reading, _) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/first" });

        reading.Problem.ShouldBeOfType<ConnectorResult.Failed>();
        world.Calls.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALongFile_AnnouncedOrNot_IsNotTaken(bool announced)
    {
        using var world = World();
        world.Answer = _ => new() { Content = announced ? new ByteArrayContent(new byte[20_000]) : new StreamContent(new Endless(new byte[1000], () => false)) };

        var (reading, content) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/f" });

        reading.Problem.ShouldBeOfType<ConnectorResult.Failed>().IsTooBig.ShouldBeTrue();
        content.Length.ShouldBeLessThanOrEqualTo(16 * 1024);
    }

    [Fact]
    public async Task AFile_ThatBreaksOff_IsAPartAndSaidToBe()
    {
        using var world = World();
        var pieces = 3;
        world.Answer = _ => new() { Content = new StreamContent(new Endless(new byte[10], () => --pieces == 0)) };

        var (reading, _) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/f" });

        reading.Problem.ShouldBeOfType<ConnectorResult.Retry>();
    }

    [Theory]
    [InlineData(15)]
    [InlineData(120)]
    public async Task AFile_ThatStopsOrTrickles_EndsInTime(int seconds)
    {
        using var world = World();
        var trickle = new Trickle(() => world.Time.Advance(TimeSpan.FromSeconds(seconds == 15 ? 15 : 14)));
        world.Answer = _ => new() { Content = new StreamContent(trickle) };

        var (reading, _) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/f" });

        reading.Problem.ShouldBe(new ConnectorResult.Retry("The file did not arrive in time."));
        trickle.Reads.ShouldBe(seconds == 15 ? 1 : 9);
    }

    [Fact]
    public async Task ARefusedToken_IsRenewedOnce()
    {
        using var world = World();
        world.Answer = request => request.Headers.Authorization!.Parameter == "token1" ? ConnectorWorld.Json(401, string.Empty) : Pdf();

        var (reading, content) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/f" });

        reading.Succeeded.ShouldBeTrue();
        content.ShouldBe("内容");
    }

    [Theory]
    [InlineData(403, typeof(ConnectorResult.Unreachable))]
    [InlineData(404, typeof(ConnectorResult.Failed))]
    [InlineData(304, typeof(ConnectorResult.Failed))]
    public async Task AnErrorPage_IsNoFile(int status, Type problem)
    {
        using var world = World();
        world.Answer = _ => ConnectorWorld.Json(status, "<html>");

        var (reading, content) = await CopyAsync(world, new() { ContentUrl = "https://smba.trafficmanager.net/f" });

        reading.Problem!.ShouldBeOfType(problem);
        content.ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutABot_FilesComeFromThisMachineOnly()
    {
        using var world = new ConnectorWorld(registered: false);
        world.Answer = _ => Pdf();

        (await CopyAsync(world, new() { ContentUrl = "http://localhost:56150/f" })).Reading.Succeeded.ShouldBeTrue();
        (await CopyAsync(world, new() { ContentUrl = "https://contoso.sharepoint.com/f" })).Reading.Succeeded.ShouldBeFalse();
    }

    private static ConnectorWorld World()
    {
        var world = new ConnectorWorld(configure: options =>
        {
            options.MaxAttachmentBytes = 16 * 1024;
            options.AllowedFileHosts.Add("files.example");
        });
        world.Answer = _ => Pdf();
        return world;
    }

    private static HttpResponseMessage Pdf() => new() { Content = new StringContent("内容", Encoding.UTF8, "application/pdf") };

    private static async Task<(ConnectorReading<ReceivedAttachment> Reading, string Content)> CopyAsync(ConnectorWorld world, Attachment attachment)
    {
        using var into = new MemoryStream();
        var reading = await world.Get<AttachmentDownloads>().CopyAsync(attachment, into, TestContext.Current.CancellationToken);
        return (reading, Encoding.UTF8.GetString(into.ToArray()));
    }

    private abstract class Source : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class Endless(byte[] piece, Func<bool> breaks) : Source
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (breaks())
            {
                throw new IOException("reset");
            }

            piece.CopyTo(buffer);
            return ValueTask.FromResult(piece.Length);
        }
    }

    /// <summary>Gives a byte after a while of the clock, unless it is stopped meanwhile.</summary>
    private sealed class Trickle(Action wait) : Source
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            wait();
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(1);
        }
    }
}
