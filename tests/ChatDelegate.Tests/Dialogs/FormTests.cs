using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Tests.Dialogs;

public class FormTests
{
    private static readonly string[] Filled = ["反映意见", "东街路灯不亮", "东城", "晚上看不清路", "跳过", "13800000000", "是"];
    private static readonly Attachment Photo = new("f1", "灯.jpg", "image/jpeg", 1000);

    [Fact]
    public void Report_AllAnswered_SubmitsOnConfirm()
    {
        var talk = New().SayAll(Filled);

        talk.Said.ShouldContain("请核对：反映意见");
        talk.Said.ShouldContain("1. 事项=东街路灯不亮");
        talk.Calls.ShouldBeEmpty();

        talk.Press("确认提交").Said.ShouldContain("编号 A7");
        var call = talk.Calls.ShouldHaveSingleItem();
        call.Input["district"].ShouldBe((Value)"east");
        call.Input["contact"].ShouldBe((Value)"13800000000");
        talk.State.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public void Confirm_PressedTwice_SubmitsOnce()
    {
        var talk = New().SayAll(Filled);
        var button = talk.Card!.Buttons[0].Action;

        talk.Press(button);
        talk.Press(button).Said.ShouldContain("已经办完");

        talk.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void Confirm_OfStaleCard_ShowsCurrentSummaryInstead()
    {
        var talk = New().SayAll(Filled);
        var old = talk.Card!.Buttons[0].Action;
        talk.SayAll("修改事项", "西街路灯不亮");

        talk.Press(old).Said.ShouldContain("已经过时");
        talk.Said.ShouldContain("西街路灯不亮");
        talk.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Confirm_TypedInOwnWords_Submits() => New().SayAll(Filled).Say("没问题").Calls.Count.ShouldBe(1);

    [Theory]
    [InlineData("修改事项")]
    [InlineData("修改1")]
    [InlineData("1")]
    [InlineData("事项")]
    [InlineData("change matter")]
    public void Change_ByNameOrNumber_AsksAndReturnsToSummary(string change)
    {
        var talk = New().SayAll(Filled).Say(change);

        talk.Said.ShouldContain("现在是：东街路灯不亮");
        talk.Say("西街路灯不亮").Said.ShouldContain("1. 事项=西街路灯不亮");
    }

    [Fact]
    public void Change_ByTouch_AsksForThatField()
    {
        var talk = New().SayAll(Filled).Press("修改");
        var entry = (Entry)talk.Card!.Blocks[1];

        talk.Press(entry.Action!).Said.ShouldContain("哪个片区？");
        talk.Say("2").Said.ShouldContain("2. 片区=西城");
    }

    [Fact]
    public void Sensitive_Filled_IsHiddenAndNeverShown()
    {
        var talk = New().SayAll(Filled);

        talk.Hidden.ShouldNotBeEmpty();
        talk.Said.ShouldContain("联系电话=已填写（不显示）");
        talk.State.HoldsSensitive.ShouldBeTrue();
        talk.Say("状态").Said.ShouldNotContain("13800000000");
        talk.Say("修改联系电话").Said.ShouldNotContain("13800000000");
    }

    [Fact]
    public void Check_Fails_ExplainsAndKeepsAsking()
    {
        var talk = New().SayAll("反映意见", "灯", "东城", "不亮", "跳过").Say("138");

        talk.Said.ShouldContain("请写 11 位手机号。");
        talk.Said.ShouldContain("群众的联系电话？");
    }

    [Fact]
    public void When_False_FieldIsNotAsked()
    {
        var talk = New().SayAll("反映意见", "灯", "东城", "不亮", "跳过", "跳过");

        talk.Said.ShouldContain("请核对");
        talk.Said.ShouldNotContain("本人同意");
    }

    [Fact]
    public void Rule_Broken_AsksItsFieldAgain() =>
        New().SayAll("反映意见", "灯", "东城", "不亮", "跳过", "13800000000", "不同意").Said.ShouldContain("不同意就不能留电话");

    [Fact]
    public void Prompt_AfterFailures_GetsMoreHelpful()
    {
        var talk = New().Say("反映意见");

        talk.Said.ShouldContain("什么事？");
        talk.Say("👍🏻").Said.ShouldContain("例如：路灯不亮");
        talk.Say("😀").Said.ShouldContain("转人工");
    }

    [Fact]
    public void Text_TooLong_SaysHowLongItMayBe()
    {
        var talk = New().Say("反映意见").Say(new string('灯', 51));

        talk.Said.ShouldContain("最多 50 字");
        talk.State.Frames[0].Answers.ShouldBeEmpty();
    }

    [Fact]
    public void LongText_With20000Characters_IsRefusedWhole()
    {
        var talk = New().SayAll("反映意见", "灯", "东城").Say(new string('长', 20_000));

        talk.Said.ShouldContain("最多 4000 字");
        talk.Say("<b>不亮</b><script>").State.Frames[0].Answers["details"].Value.ShouldBe((Value)"<b>不亮</b><script>");
    }

    [Fact]
    public void LongText_MentioningACommand_IsText() =>
        New().SayAll("反映意见", "灯", "东城", "希望取消这条公交线，修改站点").State.Frames[0].Answers["details"].Value.ShouldBe((Value)"希望取消这条公交线，修改站点");

    [Fact]
    public void Option_Ambiguous_IsAsked()
    {
        var talk = New().SayAll("反映意见", "灯").Say("城");

        talk.Said.ShouldContain("您是指哪一个：东城、西城、新城开发区？");
        talk.Say("新城开发").Said.ShouldContain("请详细说说“灯”");
    }

    [Fact]
    public void Back_ReturnsToEarlierFieldAndOn()
    {
        var talk = New().SayAll("反映意见", "灯", "东城").Say("返回");

        talk.Said.ShouldContain("哪个片区？");
        talk.Say("返回").Said.ShouldContain("什么事？");
        talk.Say("返回").Said.ShouldContain("第一项");
        talk.Say("井盖").Said.ShouldContain("请详细说说“井盖”");
    }

    [Fact]
    public void Undo_TakesBackTheLastChange()
    {
        var talk = New().SayAll("反映意见", "灯", "东城").Say("撤销");

        talk.Said.ShouldContain("已撤销：片区");
        talk.Said.ShouldContain("哪个片区？");
        talk.SayAll("撤销", "撤销").Said.ShouldContain("没有可以撤销的");
    }

    [Fact]
    public void Undo_OfACorrection_RestoresTheSummary() =>
        New().SayAll(Filled).SayAll("修改事项", "西街路灯不亮", "撤销").Said.ShouldContain("1. 事项=东街路灯不亮");

    [Fact]
    public void Skip_OfRequiredField_IsRefusedKindly() => New().Say("反映意见").Say("跳过").Said.ShouldContain("“事项”必须填写");

    [Fact]
    public void Cancel_WithAnswers_AsksOnce()
    {
        var talk = New().SayAll("反映意见", "灯").Say("取消");

        talk.Said.ShouldContain("已填的内容会替您保留 14 天");
        talk.Say("接着填").Said.ShouldContain("哪个片区？");
        talk.SayAll("取消", "是").Said.ShouldContain("已取消");
        talk.State.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public void Cancel_WithoutAnswers_EndsAtOnce() => New().SayAll("反映意见", "取消").State.IsBusy.ShouldBeFalse();

    [Fact]
    public void Later_KeepsTheForm()
    {
        var talk = New().SayAll("反映意见", "灯", "稍后继续");

        talk.State.IsBusy.ShouldBeFalse();
        talk.Say("继续").Said.ShouldContain("哪个片区？");
    }

    [Fact]
    public void Restart_Confirmed_StartsEmpty()
    {
        var talk = New().SayAll("反映意见", "灯", "重来", "是");

        talk.Said.ShouldContain("什么事？");
        talk.State.Frames[0].Answers.ShouldBeEmpty();
    }

    [Fact]
    public void Interruption_ByStartPhrase_IsPushedAndResumedWithAQuestion()
    {
        var talk = New().SayAll("反映意见", "灯").Say("随手记");

        talk.Said.ShouldContain("先放下“反映意见”");
        talk.State.Frames[0].Answers.ContainsKey("district").ShouldBeFalse();
        talk.Say("完成").Said.ShouldContain("“反映意见”还没填完，现在继续吗");
        talk.Say("好").Said.ShouldContain("哪个片区？");
    }

    [Fact]
    public void Interruption_Resume_DeclinedKeepsTheForm()
    {
        var talk = New().SayAll("反映意见", "灯", "随手记", "完成", "不");

        talk.State.IsBusy.ShouldBeFalse();
        talk.State.Parked.ShouldHaveSingleItem().Answers.ShouldContainKey("matter");
    }

    [Fact]
    public void Photos_InSeveralMessages_AreAllKept()
    {
        var talk = New().SayAll("反映意见", "灯", "东城", "不亮").Say("", Photo);

        talk.Said.ShouldContain("共 1 个");
        talk.Say("", Photo with { Id = "f2" }).Say("好了").Said.ShouldContain("联系电话");
        ((Value.AttachmentsValue)talk.State.Frames[0].Answers["photos"].Value).Items.Length.ShouldBe(2);
    }

    [Fact]
    public void Photo_WithAnEarlierAnswer_GoesToThePhotoField()
    {
        var talk = New().Say("反映意见").Say("路灯不亮", Photo);

        talk.Said.ShouldContain("已附上");
        talk.State.Frames[0].Answers["matter"].Value.ShouldBe((Value)"路灯不亮");
        talk.State.Frames[0].Answers.ShouldContainKey("photos");
    }

    [Fact]
    public void Refusal_WithField_AsksThatFieldAgain()
    {
        var talk = New();
        talk.Answer = _ => CommandResult.Refused("no_such_matter", "这件事不能在这里反映。", "matter");

        talk.SayAll(Filled).Press("确认提交").Said.ShouldContain("这件事不能在这里反映。");
        talk.Said.ShouldContain("现在是：东街路灯不亮");
        var first = talk.Calls[0].IdempotencyKey;
        talk.SayAll("西街路灯不亮", "确认");
        talk.Calls[1].IdempotencyKey.ShouldNotBe(first);
    }

    [Fact]
    public void OptionsFrom_ListsUnderstood_SubmitsIds()
    {
        var talk = New().Say("写建议");

        talk.Said.ShouldContain("1 伊景园滨河苑停车难");
        talk.Say("1和3");
        talk.Calls.ShouldHaveSingleItem().Input["notes"].ShouldBe(new Value.ListValue(["n1", "n3"]));
    }

    [Fact]
    public void OptionsFrom_Card_SubmitsIds()
    {
        var talk = New().Say("写建议");

        talk.Press(talk.Card!.Buttons[0].Action, ("notes", "n2,n3"));
        talk.Calls.ShouldHaveSingleItem().Input["notes"].ShouldBe(new Value.ListValue(["n2", "n3"]));
    }

    [Fact]
    public void OptionsFrom_Nothing_EndsKindly()
    {
        var talk = New();
        talk.Options.Clear();

        talk.Say("写建议").Said.ShouldContain("没有可选的");
        talk.State.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public void English_Conversation_IsEnglish()
    {
        var talk = New();
        talk.Locale = "en";

        talk.SayAll("report", "Lamps are out", "the second", "Dark at night", "skip", "skip").Said.ShouldContain("[Please check: Report an opinion]");
        talk.Said.ShouldContain("2. District=West");
    }

    internal static Talk New() => new(All);

    private static readonly DialogCatalog All = Samples.Catalog(Samples.Report, Samples.Notes, Samples.Choose);
}
