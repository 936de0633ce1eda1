using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs;

/// <summary>Calls, people, secrets, controlled fields, warnings, patience.</summary>
public class LeaveTests
{
    [Fact]
    public void Call_GathersInAnotherForm_AndComesBack()
    {
        var talk = LeaveSample.New().SayAll("请假", "两天");
        talk.Said.ShouldContain("还要填一下去处");
        talk.Said.ShouldContain("去哪里？");
        talk.Say("省城").Said.ShouldContain("谁批准？");
        talk.SayAll("跳过");
        talk.Press("确认提交");
        talk.SayAll("1234");

        var call = talk.Calls.ShouldHaveSingleItem();
        call.Input["place"].ShouldBe((Value)"省城");
        call.Input["days"].ShouldBe((Value)2m);
    }

    [Fact]
    public void Call_Cancelled_LeavesTheOptionalFieldOut()
    {
        var talk = LeaveSample.New().SayAll("请假", "两天", "取消");

        talk.Said.ShouldContain("谁批准？");
        talk.State.CurrentDialog.ShouldBe("leave");
        talk.State.Frames[0].Skipped.ShouldContain("where");
    }

    [Fact]
    public void Call_Interrupted_IsFoundAgain()
    {
        var talk = LeaveSample.New().SayAll("请假", "两天", "随手记", "完成");
        talk.Said.ShouldContain("选地点");
        talk.SayAll("继续", "省城").Said.ShouldContain("谁批准？");
    }

    [Fact]
    public void Person_InPart_IsAskedFor()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "王建");

        talk.Said.ShouldContain("王建国");
        talk.Said.ShouldContain("王建军");
        talk.Asked[^1].Values["query"].ShouldBe((Value)"王建");
        talk.Say("第二个").State.Frames[0].Answers["approver"].Value.ShouldBe((Value)"p2");
        talk.Said.ShouldContain("王建军");
    }

    [Fact]
    public void Person_NotFound_IsSaid() => LeaveSample.New().SayAll("请假", "1天", "赵钱孙").Rejected.ShouldBe([("approver", "not_an_option")]);

    [Fact]
    public void Person_OnACard_IsSearchedToo()
    {
        var talk = LeaveSample.New().SayAll("请假", "用卡片填", "1");
        CardPageTests.Submit(talk, ("days", "1"), ("approver", "王建"));
        talk.Rejected.ShouldBe([("approver", "unclear")]);
        CardPageTests.Submit(talk, ("days", "1"), ("approver", "李红"));

        talk.State.Frames[0].Answers["approver"].Value.ShouldBe((Value)"p3");
    }

    [Fact]
    public void Secret_IsAskedAfterTheConfirmation_AndInNoState()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "跳过");
        talk.Said.ShouldContain("请核对：请假");
        talk.Said.ShouldNotContain("口令");
        talk.Press("确认提交").Said.ShouldContain("请输入口令");
        talk.Say("12").Rejected.ShouldBe([("pin", "pin")]);
        StateJson.Write(talk.State).ShouldNotContain("\"12\"");
        talk.Hidden.ShouldNotBeEmpty();
        talk.Say("1234");

        talk.Calls.ShouldHaveSingleItem().Input["pin"].ShouldBe((Value)"1234");
        StateJson.Write(talk.State).ShouldNotContain("1234");
    }

    [Fact]
    public void Secret_AfterAChange_NeedsTheSummaryAgain()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "跳过").Press("确认提交");
        talk.SayAll("修改天数", "0.5");

        talk.Calls.ShouldBeEmpty();
        talk.Said.ShouldContain("请核对：请假");
    }

    [Fact]
    public void Secret_RefusedByTheCommand_IsAskedAgain()
    {
        var talk = LeaveSample.New();
        talk.Answer = call => call.Input["pin"] == "1234" ? CommandResult.Done : CommandResult.Refused("wrong_pin", "口令不对。", "pin");
        talk.SayAll("请假", "1天", "跳过").Press("确认提交").SayAll("9999");
        talk.Said.ShouldContain("口令不对");
        talk.Said.ShouldContain("请输入口令");

        talk.Say("1234").Said.ShouldContain("已请假");
        talk.Calls.Select(call => call.IdempotencyKey).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Controlled_IsNotFilledByAButton()
    {
        var talk = LeaveSample.New();
        talk.Press(new ButtonAction("start", "leave", new Dictionary<string, string> { ["level"] = "省级", ["reason"] = "会议" }));

        talk.State.Frames[0].Answers.ShouldBeEmpty();
        talk.State.Frames[0].Kept.Keys.ShouldBe(["reason"]);
    }

    [Fact]
    public void Controlled_IsFilledByACommand()
    {
        var talk = LeaveSample.New();
        talk.Answer = call => call.Name == "home.show" ? new CommandResult { Next = new StartDialog("leave", new Dictionary<string, Value> { ["level"] = "省级" }) } : CommandResult.Done;

        talk.Say("首页").State.Frames[0].Answers["level"].ShouldBe(new Answer("省级", Source: AnswerSource.Code));
    }

    [Fact]
    public void Warning_IsSaidAndTheAnswerTaken()
    {
        var talk = LeaveSample.New().SayAll("请假", "5天");

        talk.Said.ShouldContain("超过三天要主任批准");
        talk.Rejected.ShouldBeEmpty();
        talk.State.Frames[0].Answers["days"].Value.ShouldBe((Value)5m);
    }

    [Fact]
    public void Stuck_AfterTheLastTry_OffersOtherWays()
    {
        var talk = LeaveSample.New().SayAll("请假", "很多", "不少");

        talk.Said.ShouldContain("换个办法");
        talk.Said.ShouldContain("<用卡片填>");
        talk.Said.ShouldContain("<转人工>");
    }

    [Fact]
    public void Stuck_OnACard_OffersOtherWaysToo()
    {
        var talk = LeaveSample.New().SayAll("请假", "用卡片填");
        CardPageTests.Submit(talk, ("days", "很多"));
        talk.Said.ShouldNotContain("换个办法");
        CardPageTests.Submit(talk, ("days", "不少"));

        talk.Said.ShouldContain("换个办法");
        talk.Said.ShouldContain("<逐项填>");
    }

    [Fact]
    public void Idle_AnAnswerIsTakenOnlyAfterAYes()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天");
        talk.Now = talk.Now.AddHours(3);
        talk.Say("李红").Said.ShouldContain("没填完");
        talk.State.Frames[0].Answers.ContainsKey("approver").ShouldBeFalse();

        talk.Say("继续").State.Frames[0].Answers["approver"].Value.ShouldBe((Value)"p3");
    }

    [Fact]
    public void Resume_AnsweredNeitherWayTwice_PutsTheFormAside()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "随手记", "完成", "天气不错");
        talk.Said.ShouldContain("没填完");
        talk.Say("真的不错").Said.ShouldContain("已保留");

        talk.State.IsBusy.ShouldBeFalse();
        talk.Say("继续").State.Frames[0].Answers["days"].Value.ShouldBe((Value)1m);
    }

    [Fact]
    public void Idle_WithNothingFilledIn_IsForgotten()
    {
        var talk = LeaveSample.New().SayAll("请假");
        talk.Now = talk.Now.AddHours(3);

        talk.Say("3").State.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public void Cancelled_IsKeptForItsDays_AndOnlyComesBackWhenAskedFor()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "取消", "是");
        talk.Said.ShouldContain("保留 7 天");
        talk.Say("请假").State.Frames[0].Answers.ShouldBeEmpty();
        talk.SayAll("取消", "继续").State.Frames[0].Answers["days"].Value.ShouldBe((Value)1m);
    }

    [Fact]
    public void Cancelled_AfterItsDays_IsGoneAndTold()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "取消", "是");
        talk.Now = talk.Now.AddDays(8);

        talk.Say("继续").Said.ShouldContain("已超过 7 天");
        talk.State.Parked.ShouldBeEmpty();
    }

    [Fact]
    public void Resume_WithSeveralPutAside_AsksWhich()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天", "取消", "是", "请假", "2天", "取消", "取消", "是");
        talk.Say("继续").Said.ShouldContain("接着填哪一件");
        talk.Say("2").State.Frames[0].Answers["days"].Value.ShouldBe((Value)1m);
    }

    [Fact]
    public void Drafts_MoreThanAreKept_TheOldestGoesAndIsNamed()
    {
        var talk = LeaveSample.New();
        for (var i = 1; i <= 5; i++)
        {
            talk.SayAll("请假", "0.5", "取消", "是");
            talk.Said.ShouldNotContain("最早的");
        }

        talk.SayAll("请假", "0.5", "取消", "是").Said.ShouldContain("最早的“请假”已清除");
        talk.State.Parked.Length.ShouldBe(5);
    }

    [Fact]
    public void StartValue_OfAPhrase_IsReadAsItsField()
    {
        var talk = new Talk(Samples.Catalog(["notes", "people"], LeaveSample.Leave.Replace("zh-CN: [请假]", "zh-CN: [请假, '请{days:number}天假']", StringComparison.Ordinal), LeaveSample.Place));

        talk.Say("请三天假").State.Frames[0].Answers["days"].ShouldBe(new Answer(3m, Source: AnswerSource.Prefill));
    }

    [Fact]
    public void ListThatIsEmpty_PutsTheFormAside_WithWhatIsInIt()
    {
        var talk = new Talk(Samples.Catalog(Samples.Choose.Replace("fields:", """
            fields:
              - {id: title, type: text, label: {zh-CN: 题目, en: Title}, ask: {zh-CN: 什么题目？, en: What title?}}
            """, StringComparison.Ordinal)));
        talk.Options.Clear();
        talk.SayAll("写建议", "路灯").Said.ShouldContain("没有可选的");

        talk.State.Parked.ShouldHaveSingleItem().Answers["title"].Value.ShouldBe((Value)"路灯");
    }

    [Fact]
    public void Menu_ShowsWhatThePersonMayStart()
    {
        var talk = LeaveSample.New().Say("更多");
        talk.Card.ShouldNotBeNull().Blocks.OfType<Entry>().Select(entry => entry.Text).ShouldBe(["请假"]);
        talk.Roles = ["convenor"];
        talk.Say("更多").Card.ShouldNotBeNull().Blocks.OfType<Entry>().Select(entry => entry.Text).ShouldBe(["请假", "看通知"]);

        talk.Say("1").Said.ShouldContain("请几天");
    }

    [Fact]
    public void Notice_IsSaidWithItsValues_AndInterruptsNothing()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天");
        talk.Press(new ButtonAction("start", "told", new Dictionary<string, string> { ["days"] = "2" }));

        talk.Said.ShouldContain("请假 2 天已批准。");
        talk.State.Frames.ShouldHaveSingleItem().Focus.ShouldBe("approver");
    }

    [Fact]
    public void Salvage_OfANewerState_PutsTheDraftAside()
    {
        var talk = LeaveSample.New().SayAll("请假", "1天");
        var newer = StateJson.Write(talk.State).Replace("\"format\":1", "\"format\":9", StringComparison.Ordinal).Replace("\"focus\"", "\"aim\":{},\"gone\"", StringComparison.Ordinal);
        talk.State = StateJson.Read(newer);
        talk.Say("您好").Said.ShouldContain("系统版本有变动");
        talk.Said.ShouldContain("说“继续”接着填");

        talk.Say("继续").State.Frames[0].Answers["days"].Value.ShouldBe((Value)1m);
    }
}
