using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Tests.Dialogs;

public class DeskTests
{
    private static readonly Attachment Photo = new("f1", "灯.jpg", "image/jpeg", 1000);

    [Fact]
    public void Notes_EachMessage_IsOneNoteUntilTheEnd()
    {
        var talk = FormTests.New().Say("随手记");

        talk.Said.ShouldContain("一条消息记一条");
        talk.SayAll("东街路灯不亮", "我想取消一班公交").Calls.Select(call => call.Name).ShouldBe(["note.add", "note.add"]);
        talk.Say("", Photo).Calls[2].Input.ContainsKey("text").ShouldBeFalse();
        talk.Say("完成").Said.ShouldContain("记好了。");
        talk.State.IsBusy.ShouldBeFalse();
        talk.Calls.Select(call => call.IdempotencyKey).ShouldBeUnique();
    }

    [Fact]
    public void Notes_UnknownCommand_IsAnsweredAndNotNoted()
    {
        var talk = FormTests.New().SayAll("随手记", "/nosuch");

        talk.Said.ShouldContain("没有“/nosuch”这个命令");
        talk.Calls.ShouldBeEmpty();
        talk.SayAll("/东街的路灯坏了").Calls.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("改第2条：路灯坏了。", 2, "路灯坏了。")]
    [InlineData("改第２条: 路灯坏了", 2, "路灯坏了")]
    [InlineData("改第二条 《条例》没落实", 2, "《条例》没落实")]
    [InlineData("EDIT 12: Lamp Broken", 12, "Lamp Broken")]
    public void Action_WithGaps_TakesWhatStandsInThem(string text, int number, string words)
    {
        var call = FormTests.New().SayAll("随手记", text).Calls.ShouldHaveSingleItem();

        call.Name.ShouldBe("note.edit");
        call.Input["number"].ShouldBe((Value)number);
        call.Input["text"].ShouldBe((Value)words);
    }

    [Fact]
    public void Action_WithConfirm_RunsOnceAfterYes()
    {
        var talk = FormTests.New().SayAll("随手记", "删除第3条");
        talk.Said.ShouldContain("[删除第 3 条？]");
        talk.Calls.ShouldBeEmpty();
        var yes = talk.Card!.Buttons[0].Action;

        talk.Press(yes).Calls.ShouldHaveSingleItem().Input["number"].ShouldBe((Value)3);
        talk.Press(yes).Said.ShouldContain("不用再点");
        talk.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void Action_WithConfirm_NoDoesNothing() => FormTests.New().SayAll("随手记", "删除第3条", "不").Calls.ShouldBeEmpty();

    [Fact]
    public void Action_WithConfirm_OtherMessageIsTakenAsItself() =>
        FormTests.New().SayAll("随手记", "删除第3条", "东街路灯不亮").Calls.ShouldHaveSingleItem().Name.ShouldBe("note.add");

    [Fact]
    public void Action_WithConfirm_PassedOverByALongNoteOrAPhoto_IsWithdrawn()
    {
        FormTests.New().SayAll("随手记", "删除第3条", new string('灯', 600), "是").Calls.ShouldNotContain(call => call.Name == "note.delete");
        FormTests.New().SayAll("随手记", "删除第3条").Say("", Photo).Say("是").Calls.ShouldNotContain(call => call.Name == "note.delete");
    }

    [Fact]
    public void Result_EndsWithNext_ClosesAndStartsIt()
    {
        var talk = FormTests.New();
        talk.Answer = call => new CommandResult { Ends = true, Next = new StartDialog("report", new Dictionary<string, Value> { ["matter"] = "路灯" }) };

        talk.SayAll("随手记", "东街路灯不亮");
        talk.State.CurrentDialog.ShouldBe("report");
        talk.Said.ShouldContain("哪个片区？");
        talk.State.Frames.Length.ShouldBe(1);
    }

    [Fact]
    public void Result_Next_StartsOnTopAndTheDeskGoesOn()
    {
        var talk = FormTests.New();
        talk.Answer = call => new CommandResult { Next = new StartDialog("report") };

        talk.SayAll("随手记", "东街路灯不亮", "取消").Said.ShouldContain("现在在“随手记”");
    }

    [Theory]
    [InlineData("", "没有收到内容")]
    [InlineData("😀😀", "没有看到文字")]
    public void Message_WithoutWords_IsNotSaved(string text, string answer)
    {
        var talk = FormTests.New().SayAll("随手记", text);

        talk.Said.ShouldContain(answer);
        talk.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Message_TooLong_SavesNothing()
    {
        var talk = FormTests.New().SayAll("随手记", new string('灯', 20_000));

        talk.Said.ShouldContain("最多 2000 字");
        talk.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("act", "delete-everything")]
    [InlineData("act", null)]
    [InlineData("explode", "x")]
    [InlineData("confirm", "x")]
    [InlineData("submit", "x")]
    public void Button_Unknown_IsAnsweredInWords(string what, string? target)
    {
        var talk = FormTests.New().Say("随手记").Press(new ButtonAction(what, target!));

        talk.Said.ShouldContain("已经过时");
        talk.Said.ShouldContain("现在在“随手记”");
    }

    [Fact]
    public void Arrived_NothingUnderWay_RunsHome() => FormTests.New().Take(new Arrived()).Said.ShouldBe("首页");

    [Fact]
    public void Home_WithAForm_KeepsItForLater()
    {
        var talk = FormTests.New().SayAll("反映意见", "灯", "首页");

        talk.Said.ShouldContain("首页");
        talk.SayAll("继续").Said.ShouldContain("哪个片区？");
    }

    [Theory]
    [InlineData("请帮我写建议", "choose")]
    [InlineData("我要写建议吧", "choose")]
    [InlineData("/report", "report")]
    [InlineData("Take Notes", "notes")]
    public void Start_NearlyExact_Starts(string text, string dialog) => FormTests.New().Say(text).State.CurrentDialog.ShouldBe(dialog);

    [Fact]
    public void Start_OnlyLikely_IsOfferedNotStarted()
    {
        var talk = FormTests.New().Say("有条意见要反映上去");

        talk.State.IsBusy.ShouldBeFalse();
        talk.Said.ShouldContain("反映意见");
        talk.Say("1").State.CurrentDialog.ShouldBe("report");
    }

    [Fact]
    public void Start_Nonsense_PointsHome() => FormTests.New().Say("asdfghjkl").Said.ShouldContain("没明白");

    [Fact]
    public void Notified_DuringAForm_DisturbsNothing()
    {
        var talk = FormTests.New().SayAll("反映意见", "灯");
        var before = talk.State;

        talk.Take(new Notified([Reply.Of("您的建议已受理")])).Said.ShouldBe("您的建议已受理");
        talk.State.ShouldBe(before);
    }

    [Fact]
    public void Message_DeliveredTwice_HasTheEffectOfOnce()
    {
        var talk = FormTests.New().Say("随手记");

        talk.Take(new Said("same", "路灯", [])).Take(new Said("same", "路灯", []));
        talk.Calls.Count.ShouldBe(1);
        talk.Said.ShouldBe("");
    }
}
