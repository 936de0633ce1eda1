using System.Text.Json;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Tests.Channels;

/// <summary>What stays of a card that has been answered.</summary>
public sealed class CardClosedTests
{
    private static readonly JsonElement Data = JsonSerializer.Deserialize<JsonElement>("""{"do":"start"}""");

    private static readonly AdaptiveCard Form = new(
        [
            new TextBlock("反映意见") { Heading = true },
            new Container(new TextBlock("请填写地点。"), new TextInput("place", "地点") { Value = "从前填的" }),
            new DateInput("at", "时间"),
            new TimeInput("at.time", "时间"),
            new ChoiceInput("matters", "事项", [new CardChoice("电梯", "m1"), new CardChoice("停车", "m2"), new CardChoice("路灯", "m3")]) { Many = true },
            new Container(new TextBlock("1 电梯停运")) { Style = ContainerStyle.Emphasis, SelectAction = new SubmitButton("打开", Data) },
            new Table([2, 1], new TableRow("小组", "已到"), new TableRow("第一小组", "12/15")),
            new ActionSet(new OpenUrlButton("查看", new Uri("https://example.org/"))),
        ],
        new SubmitButton("下一步", Data))
    {
        Refresh = new CardRefresh(Data, "29:1"),
    };

    private static readonly Dictionary<string, string> Inputs = new() { ["place"] = "**东街**", ["at"] = "2026-03-02", ["at.time"] = "09:30", ["matters"] = "m1,m3", ["cd"] = "x" };

    [Theory]
    [InlineData(CardTarget.WebChat)]
    [InlineData(CardTarget.Teams)]
    public async Task Of_FilledForm_ShowsTheValuesAndTakesNoMore(CardTarget target)
    {
        var closed = ClosedCard.Of(Form.ToJson(target), Inputs, "已按：下一步").Json;

        var text = closed.GetRawText();
        text.ShouldNotContain("Action.");
        text.ShouldNotContain("Input.");
        text.ShouldNotContain("refresh");
        text.ShouldNotContain("请填写地点");
        text.ShouldNotContain("从前填的");
        text.ShouldNotContain("emphasis");
        Texts(closed).ShouldBe(["反映意见", "地点  ", "**东街**", "时间  ", "2026-03-02 09:30", "事项  ", "电梯、路灯", "1 电梯停运", "小组", "已到", "第一小组", "12/15", "已按：下一步"]);
        await CardSchema.ShouldAllowAsync([closed]);
    }

    [Fact]
    public void Of_PrivateInputs_ShowsNoValue()
    {
        var closed = ClosedCard.Of(Form.ToJson(CardTarget.WebChat), null, "已收到").Json;

        Texts(closed).ShouldBe(["反映意见", "1 电梯停运", "小组", "已到", "第一小组", "12/15", "已收到"]);
    }

    [Fact]
    public async Task Of_AnyTree_HasNothingToPressAndIsAllowedByTheSchema()
    {
        var closed = Enumerable.Range(0, 300).SelectMany(seed => new[] { CardTarget.WebChat, CardTarget.Teams }.Select(target => ClosedCard.Of(new CardGenerator(seed).Card().ToJson(target), Inputs, "完").Json)).ToList();

        closed.Select(card => card.GetRawText()).ShouldAllBe(card => !card.Contains("\"Action.") && !card.Contains("\"Input."));
        await CardSchema.ShouldAllowAsync(closed);
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.Name is "text" or "title" or "value" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Texts(member.Value)),
        _ => [],
    };
}
