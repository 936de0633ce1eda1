using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Tests.Channels;

/// <summary>Cards as JSON, per target, and the neutralising of what people typed.</summary>
public class CardTests
{
    private static readonly JsonSerializerOptions IndentedJson =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonElement Data = JsonSerializer.Deserialize<JsonElement>("""{"do":"start"}""");

    [Theory]
    [InlineData("伊景园3号楼电梯（2026-03-02）停运，住户已反映 2 次。")]
    [InlineData("9:30-11:00")]
    [InlineData("约3.5公里")]
    [InlineData("")]
    public void TextBlock_PlainText_StaysATextBlock(string text)
    {
        var block = Body(new TextBlock(text));

        block.GetProperty("type").GetString().ShouldBe("TextBlock");
        block.GetProperty("text").GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("**bold**")]
    [InlineData("_emphasis_")]
    [InlineData("[click](http://evil.example)")]
    [InlineData("see https://evil.example")]
    [InlineData("WWW.evil.example")]
    [InlineData("mail a@evil.example")]
    [InlineData("# heading")]
    [InlineData("- item")]
    [InlineData("1. item")]
    [InlineData("2) item")]
    [InlineData("=====")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt;")]
    [InlineData("`code`")]
    [InlineData("~~gone~~")]
    [InlineData("|a|b|")]
    [InlineData("$$x^2$$")]
    [InlineData("\\(x\\)")]
    [InlineData("one\ntwo")]
    [InlineData("{{DATE(2017-02-14T06:08:39Z, SHORT)}}")]
    public void AnyText_ThatCouldBeRead_IsPlainEverywhere(string text)
    {
        var block = Body(new TextBlock(text));
        block.GetProperty("type").GetString().ShouldBe("RichTextBlock");
        Runs(block).ShouldAllBe(run => !run.Contains("{{", StringComparison.Ordinal));
        string.Concat(Runs(block)).ShouldBe(text);

        Body(new FactSet(new CardFact("事由", text))).GetProperty("type").GetString().ShouldBe("Container");

        var choice = Body(new ChoiceInput("c", "选择", [new CardChoice(text, "1")])).GetProperty("choices")[0].GetProperty("title").GetString()!;
        PlainText.IsSafe(choice).ShouldBeTrue(choice);
    }

    [Fact]
    public void SubmitButton_ForWebChat_IsASubmit() =>
        new AdaptiveCard([], new SubmitButton("写建议", Data)).ToJson(CardTarget.WebChat).GetProperty("actions").GetRawText()
            .ShouldBe("""[{"type":"Action.Submit","data":{"do":"start"},"title":"写建议"}]""");

    [Fact]
    public void SubmitButton_ForTeams_IsAnExecuteWithASubmitToFallBackOn() =>
        new AdaptiveCard([], new SubmitButton("写建议", Data) { Style = CardButtonStyle.Positive, SendsInputs = false })
            .ToJson(CardTarget.Teams).GetProperty("body")[0].GetRawText().ShouldBe(
                """
                {"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"submit","data":{"do":"start"},"associatedInputs":"none","fallback":{"type":"Action.Submit","data":{"do":"start"},"associatedInputs":"none","title":"写建议","style":"positive"},"title":"写建议","style":"positive"}]}
                """);

    [Fact]
    public void Card_OfEveryElement_MatchesItsSnapshot()
    {
        var card = new AdaptiveCard(
            [
                new TextBlock("今日待办") { Heading = true, Bold = true, Size = TextSize.Large },
                new TextBlock("截止 3 月 6 日") { Subtle = true, Color = TextColor.Warning, Spacing = CardSpacing.Small },
                new FactSet(new CardFact("编号", "2026-017"), new CardFact("状态", "已提交")) { Separator = true },
                new Container(new TextBlock("电梯停运")) { Style = ContainerStyle.Emphasis, SelectAction = new SubmitButton("打开", Data) },
                new ColumnSet(new Column(null, new Image(new Uri("https://example.org/a.png"), "电梯")), new Column(1, new TextBlock("照片"))),
                new TextInput("text", "内容") { Multiline = true, MaxLength = 500, Required = true, ErrorMessage = "请填写内容", Placeholder = "请输入" },
                new NumberInput("count", "次数") { Value = "3" },
                new DateInput("date", "日期") { Value = "2026-03-02" },
                new TimeInput("time", "时间"),
                new ToggleInput("consent", "联系", "同意回访") { Value = "true" },
                new ChoiceInput("matters", "事项", [new CardChoice("电梯", "m1"), new CardChoice("停车", "m2")]) { Many = true, Value = "m1" },
                new ActionSet(new OpenUrlButton("查看", new Uri("https://example.org/"))),
            ],
            new SubmitButton("提交", Data))
        {
            FallbackText = "今日待办",
            Language = "zh-CN",
            FullWidth = true,
        };

        Support.Snapshot.Match(Indented(card.ToJson(CardTarget.WebChat)), "card.webchat.json");
        Support.Snapshot.Match(Indented(card.ToJson(CardTarget.Teams)), "card.teams.json");
    }

    [Theory]
    [InlineData("""{"type":"message","value":{"do":"start"}}""", "{\"do\":\"start\"}", false)]
    [InlineData("""{"type":"message","text":"","value":{"do":"start"},"channelData":{"postBack":true}}""", "{\"do\":\"start\"}", false)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"submit","data":{"do":"start"}}}}""", "{\"do\":\"start\"}", true)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"data":"x"}}}""", null, false)]
    [InlineData("""{"type":"invoke","name":"task/fetch","value":{"action":{"data":{}}}}""", null, false)]
    [InlineData("""{"type":"message","text":"hello","value":{"do":"start"}}""", null, false)]
    [InlineData("""{"type":"message","value":"x"}""", null, false)]
    public void Submission_FromEitherChannel_SameData(string json, string? data, bool needsAnswer)
    {
        var submission = CardSubmission.Of(ActivityJson.Read(System.Text.Encoding.UTF8.GetBytes(json)).Activity!);

        submission?.Data.GetRawText().ShouldBe(data);
        (submission is null).ShouldBe(data is null);
        (submission?.NeedsAnswer ?? false).ShouldBe(needsAnswer);
    }

    private static JsonElement Body(CardElement element) => new AdaptiveCard([element]).ToJson(CardTarget.WebChat).GetProperty("body")[0];

    private static IEnumerable<string> Runs(JsonElement block) =>
        block.GetProperty("inlines").EnumerateArray().Select(run => run.GetProperty("text").GetString()!);

    private static string Indented(JsonElement json) =>
        JsonSerializer.Serialize(json, IndentedJson) + "\n";
}
