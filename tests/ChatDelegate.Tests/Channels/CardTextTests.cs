using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Tests.Channels;

/// <summary>Cards where only text can be shown: what people read, and what their line comes back as.</summary>
public sealed class CardTextTests
{
    private static readonly AdaptiveCard Form = new(
        [
            new TextBlock("反映意见") { Heading = true },
            new TextBlock("*不是*标记"),
            new FactSet(new CardFact("编号", "2026-0001")),
            new Container(new TextBlock("1 关于停车难的建议"), new TextBlock("待补充 5 处")) { SelectAction = Button("关于停车难的建议", "look", sendsInputs: false) },
            new ColumnSet(new Column(1, new TextBlock("左")), new Column(1, new TextBlock("右"))),
            new Image(new Uri("https://example.org/a.png"), "路灯照片"),
            new TextInput("place", "地点"),
            new NumberInput("count", "人数") { Value = "12" },
            new ChoiceInput("matter", "事项", [new CardChoice("路灯", "light"), new CardChoice("道路", "road")]) { Many = true },
            new ToggleInput("agree", "同意", "我同意"),
        ],
        Button("提交", "send"),
        Button("取消", "cancel", sendsInputs: false),
        new OpenUrlButton("帮助页", new Uri("https://example.org/help")));

    public static TheoryData<CardTarget> Targets => [.. Enum.GetValues<CardTarget>()];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Text_OfAForm_SaysAllOfItAndNumbersWhatCanBePressed(CardTarget target) =>
        CardText.Of(Form.ToJson(target)).ToString().ShouldBe(
            """
            反映意见
            *不是*标记
            编号: 2026-0001
            #1 1 关于停车难的建议 (待补充 5 处)
            左  右
            [路灯照片]
            place =    (地点)
            count = 12   (人数)
            matter =    (事项)
                light: 路灯
                road: 道路
            agree =    (同意)
                true: 我同意
            #2 [提交]  #3 [取消]  [帮助页] https://example.org/help
            """.ReplaceLineEndings("\n"));

    [Theory]
    [MemberData(nameof(Targets))]
    public void Number_OfAButton_SendsItsDataAndTheInputs(CardTarget target)
    {
        var talk = Shown(Form, target);

        talk.Hear("place=城关街道东街").ShouldBeNull("a filled input says nothing yet");
        talk.Hear("地点 = 东街 3=4 号").ShouldBeNull("people go by the label, and what follows the first sign is theirs");
        talk.Hear("事项＝路灯、road").ShouldBeNull("titles stand for values, in full width, too");
        var sent = talk.Hear("＃２").ShouldNotBeNull();

        sent.Text.ShouldBeNull();
        CardSubmission.Of(sent).ShouldNotBeNull().Data.GetRawText().ShouldBe("""{"do":"send","place":"东街 3=4 号","count":"12","matter":"light,road","agree":""}""");
    }

    [Theory]
    [InlineData("#1", "look")]
    [InlineData("#3", "cancel")]
    public void Number_OfAButtonThatLeavesTheFormAlone_SendsNoInputs(string line, string meaning)
    {
        var talk = Shown(Form, CardTarget.WebChat);
        talk.Hear("place=东街");

        talk.Hear(line).ShouldNotBeNull().Value.ShouldNotBeNull().GetRawText().ShouldBe($$"""{"do":"{{meaning}}"}""");
    }

    [Theory]
    [InlineData("#4")]
    [InlineData("#0")]
    [InlineData("#")]
    [InlineData("#99999999999")]
    [InlineData("#2 号楼电梯坏了")]
    [InlineData("other=1")]
    [InlineData("1+1=2")]
    [InlineData("=")]
    [InlineData("")]
    public void Line_ThatIsNeitherNumberNorInput_IsSaidAsItIs(string line)
    {
        var heard = Shown(Form, CardTarget.WebChat).Hear(line).ShouldNotBeNull();

        (heard.Type, heard.Text, heard.Value).ShouldBe((ActivityTypes.Message, line, null));
    }

    [Fact]
    public void Number_AfterALaterTextOrClosedCard_StillIsOfTheLastCardThatAsked()
    {
        var talk = Shown(Form, CardTarget.WebChat);
        talk.Show(new Activity { Text = "在整理" }).ShouldBe("在整理");
        talk.Show(With(ClosedCard.Of(Form.ToJson(CardTarget.WebChat), null, "已选：提交").Json)).ShouldEndWith("已选：提交");

        talk.Hear("#2").ShouldNotBeNull().Value.ShouldNotBeNull();
        talk.Show(With(new AdaptiveCard([new TextBlock("另一张")], Button("好", "good")).ToJson(CardTarget.WebChat)));
        talk.Hear("#1").ShouldNotBeNull().Value.ShouldNotBeNull().GetRawText().ShouldBe("""{"do":"good"}""");
        talk.Hear("#2").ShouldNotBeNull().Text.ShouldBe("#2");
    }

    [Fact]
    public void Text_WithShortAnswers_OffersThem() =>
        new TextConversation().Show(new Activity { Text = "继续？", SuggestedActions = SuggestedActions.Of("继续", "取消") }).ShouldBe("继续？\n<继续>  <取消>");

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"body":{},"actions":7}""")]
    [InlineData("""{"body":[1,"x",null,{"type":3},{"type":"Input.Text"},{"type":"Container","items":[{"type":"Nothing","text":5}]}],"actions":[{"type":"Action.Submit"},null]}""")]
    public void Of_CardThatIsNone_ReadsWhatThereIs(string json)
    {
        var card = CardText.Of(JsonSerializer.Deserialize<JsonElement>(json));

        card.Lines.ShouldBeEmpty();
        card.Inputs.ShouldBeEmpty();
        card.Press(1)?.GetRawText().ShouldBe("{}");
    }

    private static SubmitButton Button(string title, string meaning, bool sendsInputs = true) =>
        new(title, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["do"] = meaning })) { SendsInputs = sendsInputs };

    private static TextConversation Shown(AdaptiveCard card, CardTarget target)
    {
        var talk = new TextConversation();
        talk.Show(With(card.ToJson(target)));
        return talk;
    }

    private static Activity With(JsonElement card) => new() { Attachments = [new Attachment { ContentType = ContentTypes.AdaptiveCard, Content = AttachmentContent.Of(card) }] };
}
