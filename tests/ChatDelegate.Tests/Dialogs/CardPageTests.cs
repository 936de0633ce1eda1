using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs;

/// <summary>The same form asked as card pages.</summary>
public class CardPageTests
{
    private const string Phone = "13800000000";

    [Fact]
    public void AsCard_AtTheFirstQuestion_ShowsAPageWithAllThatFits()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填");

        talk.Card.ShouldNotBeNull().Blocks.OfType<Input>().Select(input => input.Field).ShouldBe(["matter", "district", "details"]);
        talk.Card.Title.ShouldBe("反映意见（1/2）");
        talk.Card.Blocks.OfType<Input>().First().Hint.ShouldBe("什么事？");
    }

    [Fact]
    public void Pages_FilledInAll_SubmitWhatTheChatSubmits()
    {
        var chat = FormTests.New().SayAll("反映意见", "东街路灯不亮", "东城", "晚上看不清路", "跳过", Phone, "是").Press("确认提交");
        var card = FormTests.New().SayAll("反映意见", "用卡片填");
        Submit(card, ("matter", "东街路灯不亮"), ("district", "east"), ("details", "晚上看不清路"));
        card.Said.ShouldContain("有照片吗");
        card.Say("跳过");
        Submit(card, ("contact", Phone));
        Submit(card, ("contact", ""), ("consent", "true"));
        card.Press("确认提交");

        card.Calls.ShouldHaveSingleItem().Input.ShouldBe(chat.Calls.ShouldHaveSingleItem().Input, ignoreOrder: true);
    }

    [Fact]
    public void Page_WithFaults_KeepsWhatIsRightAndShowsWhatWasTyped()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填");
        Submit(talk, ("matter", "😀"), ("district", "east"), ("details", ""));

        talk.Rejected.ShouldBe([("matter", "no_words"), ("details", "required")]);
        var inputs = talk.Card.ShouldNotBeNull().Blocks.OfType<Input>().ToDictionary(input => input.Field);
        inputs["matter"].Value.ShouldBe("😀");
        inputs["matter"].Error.ShouldNotBeNull();
        inputs["district"].Value.ShouldBe("east");
        inputs["details"].Error.ShouldBe("请填写详情。");
    }

    [Fact]
    public void Errors_InChatAndOnCard_HaveTheSameCodes()
    {
        var chat = FormTests.New().SayAll("反映意见", "跳过");
        chat.Rejected.ShouldBe([("matter", "required")]);
        chat.Say(new string('长', 51)).Rejected.ShouldBe([("matter", "too_long")]);
        chat.SayAll("灯", "南城").Rejected.ShouldBe([("district", "not_an_option")]);

        var card = FormTests.New().SayAll("反映意见", "用卡片填");
        Submit(card, ("matter", new string('长', 51)), ("district", "南城"), ("details", "暗"));
        card.Rejected.ShouldBe([("matter", "too_long"), ("district", "not_an_option")]);
    }

    [Fact]
    public void StartedInChat_FinishedOnCards_KeepsTheAnswers()
    {
        var talk = FormTests.New().SayAll("反映意见", "东街路灯不亮", "用卡片填");

        talk.Card.ShouldNotBeNull().Blocks.OfType<Input>().First().Value.ShouldBe("东街路灯不亮");
        talk.Say("逐项填").Said.ShouldContain("哪个片区？");
        talk.SayAll("2").State.Frames[0].Answers["district"].Value.ShouldBe((Value)"west");
    }

    [Fact]
    public void Typing_WhileAPageStands_AnswersItsFirstOpenField()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填", "东街路灯不亮");

        talk.State.Frames[0].Answers["matter"].Value.ShouldBe((Value)"东街路灯不亮");
        talk.Card.ShouldNotBeNull().Blocks.OfType<Input>().First().Value.ShouldBe("东街路灯不亮");
    }

    [Fact]
    public void Preference_StaysForTheNextForm()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填", "取消", "反映意见");

        talk.Card.ShouldNotBeNull().Blocks.OfType<Input>().ShouldNotBeEmpty();
    }

    [Fact]
    public void OldPage_AfterAnswersInChat_FillsOnlyWhatIsOpen()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填");
        var old = Next(talk);
        talk.SayAll("逐项填", "东街路灯不亮");
        talk.Press(old, ("matter", "西街路灯不亮"), ("district", "west"), ("details", "晚上看不清路"));

        talk.Said.ShouldContain("已补上：片区、详情");
        talk.Said.ShouldContain("没有改动：事项");
        var answers = talk.State.Frames[0].Answers;
        answers["matter"].Value.ShouldBe((Value)"东街路灯不亮");
        answers["details"].Value.ShouldBe((Value)"晚上看不清路");
    }

    [Fact]
    public void OldPage_OfADraftPutAside_BringsItBack()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填", "东街路灯不亮");
        var old = Next(talk);
        talk.SayAll("首页");
        talk.Press(old, ("matter", "东街路灯不亮"), ("district", "west"), ("details", "晚上看不清路"));

        talk.State.Frames.ShouldHaveSingleItem().Answers["district"].Value.ShouldBe((Value)"west");
        talk.State.Parked.ShouldBeEmpty();
    }

    [Fact]
    public void OldPage_WhoseDraftIsLost_OpensANewOneWithWhatWasTyped()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填");
        var old = Next(talk);
        talk.State = StateJson.Read("{");
        talk.Press(old, ("matter", "东街路灯不亮"), ("district", "west"), ("details", "晚上看不清路"));

        talk.Said.ShouldContain("原来的草稿已不在");
        talk.State.Frames.ShouldHaveSingleItem().Answers["matter"].Value.ShouldBe((Value)"东街路灯不亮");
    }

    [Fact]
    public void OldPage_OfAnEarlierVersion_IsReadByTheRulesOfMigration()
    {
        var old = Samples.Report.Replace("version: 2", "version: 1", StringComparison.Ordinal).Replace("id: matter", "id: topic", StringComparison.Ordinal)
            .Replace("matter: matter", "matter: topic", StringComparison.Ordinal).Replace("{matter}", "{topic}", StringComparison.Ordinal);
        var before = new Talk(Samples.Catalog(old)).SayAll("反映意见", "用卡片填");
        var page = Next(before);
        var after = new Talk(Samples.Catalog(Samples.Report + "\nmigrate: [{from: 1, rename: {topic: matter}}]")) { State = before.State with { Taken = [] } };
        after.Press(page, ("topic", "东街路灯不亮"), ("district", "west"), ("details", ""));

        after.State.Frames[0].Answers["matter"].Value.ShouldBe((Value)"东街路灯不亮");
        after.Said.ShouldContain("已补上：事项、片区");
    }

    [Fact]
    public void Page_OfASubmittedDraft_IsAnsweredAndDoesNothing()
    {
        var talk = FormTests.New().SayAll("反映意见", "用卡片填");
        var old = Next(talk);
        talk.SayAll("灯", "东城", "暗", "跳过", "跳过").Press("确认提交");
        talk.Press(old, ("matter", "又来"), ("district", "west"), ("details", "暗"));

        talk.Said.ShouldContain("已经办完");
        talk.Calls.Count.ShouldBe(1);
        talk.State.IsBusy.ShouldBeFalse();
    }

    internal static ButtonAction Next(Talk talk) => talk.Card.ShouldNotBeNull().Buttons[0].Action;

    internal static void Submit(Talk talk, params (string Field, string Value)[] inputs) => talk.Press(Next(talk), inputs);
}
