using System.Text;
using BenchmarkDotNet.Attributes;
using ChatDelegate.Benchmarks.Dialogs;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Benchmarks.Channels;

/// <summary>What comes and goes over the wire: bytes to an activity, and a reply to bytes.</summary>
[MemoryDiagnoser]
public class WireBenchmarks
{
    private static readonly string[] Reported = ["反映意见", "城关街道东街", "路灯不亮", "坏了一个月，晚上看不清路，群众盼着早点修好。", "跳过", "不留", "是的"];
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly ConversationRow Row = new() { Id = Guid.Empty, Channel = ChannelIds.Teams, ExternalId = "a:1pL6i0oY3C0K8oAj8wKD5Yx", Locale = "zh-CN" };
    private byte[] _message = [];
    private byte[] _invoke = [];
    private Card _card = null!;
    private Reply _summary = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _message = Teams(""" "type":"message","text":"东街路灯坏了半个月，晚上看不清路，居民希望尽快修好。","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<p>东街路灯坏了半个月，晚上看不清路，居民希望尽快修好。</p>"}] """);
        _invoke = Teams(""" "type":"invoke","name":"adaptiveCard/action","replyToId":"1732067999123","value":{"action":{"type":"Action.Execute","verb":"submit","id":"","data":{"cd":{"do":"submit","target":"page-1","values":{"dialog":"report-opinion","version":"1"},"draft":"019355c2f7e07b4d","revision":3,"card":7},"matter":"路灯不亮","district":"west","details":"坏了一个月，晚上看不清路，群众盼着早点修好。"}},"trigger":"manual"} """);
        _card = Play();
        _summary = Reply.Of(_card);
        Console.WriteLine($"// message {_message.Length}, invoke {_invoke.Length}, text reply {TextReply()}, card in Teams {CardInTeams()}, in the web chat {CardInWebChat()} bytes");
    }

    [Benchmark]
    public string? ParseMessage() => ActivityJson.Read(_message).Activity?.Text;

    [Benchmark]
    public bool ParseInvoke() => CardSubmission.Of(ActivityJson.Read(_invoke).Activity ?? throw new InvalidOperationException("Not read."))?.NeedsAnswer ?? throw new InvalidOperationException("No button.");

    [Benchmark]
    public int TextReply() => ActivityJson.Write(Bare() with { Text = "记下了（第 3 条）。还有别的吗？说“完成”就好。", TextFormat = "plain" }).Length;

    [Benchmark]
    public int CardInTeams() => ActivityJson.Write(Bare() with { Attachments = [CardRenderer.Render(_card, CardTarget.Teams, "zh-CN", 7)] }).Length;

    [Benchmark]
    public int CardInWebChat() => ActivityJson.Write(Bare() with { Attachments = [CardRenderer.Render(_card, CardTarget.WebChat, "zh-CN", 7)] }).Length;

    /// <summary>As the transcript takes it: a text of the database.</summary>
    [Benchmark]
    public int CardForTranscript() => ActivityWriter.Write(Row, 7, _summary, CardTarget.WebChat, null, null, Now).Json.Bytes.Length;

    private static Activity Bare() => new()
    {
        Type = ActivityTypes.Message,
        Id = "a:1pL6i0oY3C0K8oAj8wKD5Yx|0000007",
        Timestamp = Now,
        ChannelId = ChannelIds.Teams,
        From = new ChannelAccount { Id = "chatdelegate", Name = "ChatDelegate", Role = Roles.Bot },
        Conversation = new ConversationAccount { Id = "a:1pL6i0oY3C0K8oAj8wKD5Yx" },
        Locale = "zh-CN",
    };

    /// <summary>Around what is told, what Teams tells with every activity.</summary>
    private static byte[] Teams(string told) => Encoding.UTF8.GetBytes(
        $$$"""
        {{{{told}}},"id":"1732068000123","timestamp":"2026-11-20T02:00:00.123Z","localTimestamp":"2026-11-20T10:00:00.123+08:00","localTimezone":"Asia/Shanghai",
        "serviceUrl":"https://smba.trafficmanager.net/cn/","channelId":"msteams","from":{"id":"29:1cJ9ZpP0sA8b7mW2kL5xQ","name":"方文","aadObjectId":"6b1f9a2e-0000-4000-8000-000000000001"},
        "conversation":{"conversationType":"personal","tenantId":"0f3c2a10-0000-4000-8000-000000000002","id":"a:1pL6i0oY3C0K8oAj8wKD5Yx"},"recipient":{"id":"28:9d2b1c00-0000-4000-8000-000000000003","name":"履职助手"},
        "entities":[{"locale":"zh-CN","country":"CN","platform":"Android","timezone":"Asia/Shanghai","type":"clientInfo"}],"channelData":{"tenant":{"id":"0f3c2a10-0000-4000-8000-000000000002"},"source":{"name":"message"},"legacy":{"replyToId":"1:1Yx"}},"locale":"zh-CN"}
        """);

    /// <summary>The summary of the product's largest form.</summary>
    private static Card Play()
    {
        var engine = new DialogEngine(ProductDialogs.Load(), new DialogEngineOptions { HomeCommand = "home.show" });
        var context = new DialogContext("zh-CN", ["delegate"], Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new Dictionary<string, ChatDelegate.Dialogs.Value> { ["name"] = "方文" });
        var (state, cards) = (ConversationState.Fresh, new List<Card>());
        foreach (var (text, n) in Reported.Select((text, n) => (text, n)))
        {
            for (DialogEvent? next = new Said($"6b1f9a2e-0000-7000-8000-00000000{n:0000}", text, []); next is not null;)
            {
                var step = engine.Take(state, next, context);
                state = step.State;
                cards.AddRange(step.Effects.OfType<Say>().Select(say => say.Reply.Card).OfType<Card>());
                next = step.Asking is RunCommand run ? new CommandFinished(run.Call.Id, CommandResult.Done) : null;
            }
        }

        return cards.LastOrDefault(card => card.Buttons.Any(button => button.Action.Do == "confirm")) ?? throw new InvalidOperationException("No summary.");
    }
}
