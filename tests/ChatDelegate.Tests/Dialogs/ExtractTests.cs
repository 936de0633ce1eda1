using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs;

/// <summary>Several answers in one message, and what a model may add.</summary>
public class ExtractTests
{
    private const string Lamp = """
        dialog: lamp
        title: {zh-CN: 报修, en: Repair}
        start: {phrases: {zh-CN: [报修], en: [repair]}}
        fields:
          - id: households
            type: number
            label: {zh-CN: 户数, en: Households}
            ask: {zh-CN: 影响多少户？, en: How many households?}
            check: [{max: 5000, code: too_many_households, text: {zh-CN: 太多了。, en: Too many.}}]
          - id: since
            type: date
            label: {zh-CN: 时间, en: Since}
            ask: {zh-CN: 从哪天开始？, en: Since when?}
          - id: district
            type: choice
            label: {zh-CN: 片区, en: District}
            ask: {zh-CN: 哪个片区？, en: Which district?}
            options:
              - {id: east, label: {zh-CN: 东城, en: East}}
              - {id: west, label: {zh-CN: 西城, en: West}}
          - id: details
            type: longtext
            label: {zh-CN: 情况, en: Details}
            ask: {zh-CN: 具体情况？, en: Tell more.}
          - id: cost
            type: number
            required: false
            fill: [answer, extract]
            label: {zh-CN: 费用, en: Cost}
            ask: {zh-CN: 大概多少钱？, en: About how much?}
          - id: contact
            type: text
            required: false
            sensitive: true
            label: {zh-CN: 电话, en: Phone}
            ask: {zh-CN: 电话？, en: Phone?}
        submit: {command: home.show}
        """;

    private static Talk New() => new(Samples.Catalog(Lamp));

    private static ImmutableAnswers Answers(Talk talk) => new(talk.State.Frames[0]);

    [Fact]
    public void Labels_InOneMessage_FillTheirFields()
    {
        var talk = New().SayAll("报修", "户数：320，时间：昨天；片区：东城");

        talk.Said.ShouldContain("已记下。户数：320、时间：2026-11-19、片区：东城");
        talk.Said.ShouldContain("具体情况？");
    }

    [Fact]
    public void Labels_OneOfThemWrong_KeepTheOthers()
    {
        var talk = New().SayAll("报修", "户数：很多，片区：西城");

        talk.Rejected.ShouldBe([("households", "not_a_number")]);
        Answers(talk)["district"].ShouldBe((Value)"west");
        talk.Said.ShouldContain("影响多少户？");
    }

    [Fact]
    public void Labels_WithAPrivatePart_HideTheMessage()
    {
        var talk = New().SayAll("报修", "户数：320，电话：13800000000");

        talk.Hidden.ShouldNotBeEmpty();
        talk.Said.ShouldNotContain("13800000000");
        Answers(talk)["contact"].ShouldBe((Value)"13800000000");
    }

    [Fact]
    public void Sentence_WithOneOfEach_FillsThemAll()
    {
        var talk = New().SayAll("报修", "东城大概320户，从上周三开始的");

        Answers(talk)["households"].ShouldBe((Value)320m);
        Answers(talk)["since"].ShouldBe(new Value.DateValue(new DateOnly(2026, 11, 11)));
        Answers(talk)["district"].ShouldBe((Value)"east");
        talk.Said.ShouldContain("具体情况？");
    }

    [Fact]
    public void Sentence_WithMoreThanTheAnswer_FillsOnlyWhatWasAsked()
    {
        var talk = New().SayAll("报修", "居委会登记的是320户，跟上周三报的情况差得远");

        Answers(talk)["households"].ShouldBe((Value)320m);
        Answers(talk).Names.ShouldBe(["households"]);
        talk.Said.ShouldContain("已记下。户数：320");
    }

    [Theory]
    [InlineData("320户还是230户")]
    [InlineData("不是320户")]
    [InlineData("可能320户，也许400户")]
    [InlineData("去年320户今年400户")]
    public void Sentence_InDoubt_IsAskedAgain(string text)
    {
        var talk = New().SayAll("报修", text);

        talk.State.Frames[0].Answers.ShouldBeEmpty();
        talk.Rejected.ShouldBe([("households", "not_a_number")]);
    }

    [Fact]
    public void FreeText_FillsWhatMayBeExtracted_AndTheSummarySaysSo()
    {
        var talk = New().SayAll("报修", "320", "昨天", "东城", "路灯坏了，修好要1.5万元");

        Answers(talk)["cost"].ShouldBe((Value)15000m);
        talk.State.Frames[0].Answers["cost"].Source.ShouldBe(AnswerSource.Extract);
        talk.Say("跳过").Said.ShouldContain("费用=15000（由您的话整理，请核对）");
    }

    [Fact]
    public void LongText_WithLabelsOfItsOwn_StaysAText()
    {
        const string Text = "时间：每天晚上；地点：东街路口，都看不清路";
        var talk = New().SayAll("报修", "320", "昨天", "东城", Text);

        Answers(talk)["details"].ShouldBe((Value)Text);
        Answers(talk)["since"].ShouldBe(new Value.DateValue(new DateOnly(2026, 11, 19)));
    }

    [Fact]
    public void FreeText_ThatBeginsLikeALabel_StaysAText()
    {
        var talk = FormTests.New().SayAll("反映意见", "片区是东城的路灯不亮");

        talk.State.Frames[0].Answers["matter"].Value.ShouldBe((Value)"片区是东城的路灯不亮");
        talk.State.Frames[0].Answers.Count.ShouldBe(1);
    }

    [Fact]
    public void Label_OfAnotherField_CorrectsIt()
    {
        var talk = FormTests.New().SayAll("反映意见", "路灯不亮", "事项：路灯常亮");

        talk.State.Frames[0].Answers["matter"].Value.ShouldBe((Value)"路灯常亮");
        talk.Said.ShouldContain("哪个片区？");
    }

    [Fact]
    public void Model_FillsOpenFields_CheckedLikeAnythingTyped()
    {
        var talk = new ModelTalk(Lamp, new Dictionary<string, string> { ["cost"] = "一万五", ["households"] = "999999", ["contact"] = "1" });
        talk.Play("报修", "320", "昨天", "东城", "路灯坏了一排");

        var asked = talk.Asked.ShouldHaveSingleItem();
        asked.Fields.Select(field => field.Id).ShouldBe(["cost"]);
        var answers = talk.State.Frames[0].Answers;
        answers["cost"].Value.ShouldBe((Value)15000m);
        answers["households"].Value.ShouldBe((Value)320m);
        answers.ContainsKey("contact").ShouldBeFalse();
    }

    [Fact]
    public void Model_AskedForADialog_OffersItAndStartsNothing()
    {
        var talk = new ModelTalk(Lamp, [], "lamp");
        talk.Play("楼道里黑咕隆咚的怎么弄");

        talk.Asked.ShouldHaveSingleItem().Dialogs.Select(dialog => dialog.Id).ShouldBe(["lamp"]);
        talk.State.IsBusy.ShouldBeFalse();
        talk.Said.ShouldContain("报修");
        talk.Play("1");
        talk.State.CurrentDialog.ShouldBe("lamp");
    }

    private sealed class ImmutableAnswers(Frame frame)
    {
        public IEnumerable<string> Names => frame.Answers.Keys;

        public Value this[string field] => frame.Answers[field].Value;
    }

    /// <summary>A talk with a model that always answers the same.</summary>
    private sealed class ModelTalk(string yaml, Dictionary<string, string> fields, string? dialog = null)
    {
        private readonly DialogEngine _engine = new(Samples.Catalog(yaml), new DialogEngineOptions { AskModel = true });
        private int _messages;

        public ConversationState State { get; private set; } = ConversationState.Fresh;

        public List<AskModel> Asked { get; } = [];

        public string Said { get; private set; } = "";

        public void Play(params string[] texts)
        {
            var context = new DialogContext("zh-CN", ["delegate"], new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, new Dictionary<string, Value>());
            foreach (var text in texts)
            {
                for (DialogEvent? next = new Said("m" + ++_messages, text, []); next is not null;)
                {
                    var step = _engine.Take(StateJson.Read(StateJson.Write(State)), next, context);
                    State = step.State;
                    Said = string.Join('\n', step.Effects.OfType<Say>().Select(say => say.Reply.Text + string.Join('|', say.Reply.QuickReplies)));
                    Asked.AddRange(step.Effects.OfType<AskModel>());
                    next = step.Asking is AskModel model ? new ModelAnswered(model.CallId, dialog, fields) : null;
                }
            }
        }
    }
}
