using System.Text;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs;

public class StateTests
{
    [Fact]
    public void WriteAndRead_HalfFilledForm_IsTheSameAndSmall()
    {
        var talk = FormTests.New().SayAll("反映意见", "东街路灯不亮", "东城", "晚上看不清路");
        talk.Say("", new Attachment("f1", "灯.jpg", "image/jpeg", 1000));
        var json = StateJson.Write(talk.State);

        StateJson.Write(StateJson.Read(json)).ShouldBe(json);
        Encoding.UTF8.GetByteCount(json).ShouldBeLessThan(4096);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"frames\":[null]}")]
    [InlineData("{\"frames\":[{\"dialog\":\"report\",\"version\":2,\"draft\":\"x\",\"revision\":1,\"answers\":{\"matter\":null}}]}")]
    [InlineData("{\"frames\":[{\"dialog\":\"report\",\"version\":2,\"draft\":\"x\",\"revision\":1,\"answers\":{\"matter\":{\"value\":{\"a\":[[1]]}}}}]}")]
    [InlineData("{\"frames\":7}")]
    public void Read_Corrupted_StartsFreshAndSaysSo(string json)
    {
        var talk = FormTests.New();
        talk.State = StateJson.Read(json);

        talk.Say("反映意见").Said.ShouldContain("没能恢复");
        talk.Said.ShouldContain("什么事？");
        talk.Say("灯").Said.ShouldNotContain("没能恢复");
    }

    [Fact]
    public void Read_OfNewerProgram_StartsFreshAndSaysSo()
    {
        var talk = FormTests.New();
        talk.State = StateJson.Read("{\"format\":99,\"frames\":{\"new\":1}}");

        talk.Say("反映意见").Said.ShouldContain("系统版本有变动");
    }

    [Fact]
    public void Read_Empty_IsFresh() => StateJson.Read(null).ShouldBe(ConversationState.Fresh);

    [Fact]
    public void Version_Gone_MigratesByItsRules()
    {
        var old = Samples.Report.Replace("version: 2", "version: 1", StringComparison.Ordinal).Replace("id: matter", "id: topic", StringComparison.Ordinal)
            .Replace("matter: matter", "matter: topic", StringComparison.Ordinal).Replace("{matter}", "{topic}", StringComparison.Ordinal);
        var before = new Talk(Samples.Catalog(old)).SayAll("反映意见", "东街路灯不亮", "东城");
        var after = new Talk(Samples.Catalog(Samples.Report + "\nmigrate: [{from: 1, rename: {topic: matter}, reset: [district]}]")) { State = before.State with { Taken = [] } };

        after.Say("晚上看不清").Said.ShouldContain("有更新");
        after.State.Frames[0].Answers["matter"].Value.ShouldBe((Value)"东街路灯不亮");
        after.State.Frames[0].Version.ShouldBe(2);
    }

    [Fact]
    public void Version_StillThere_GoesOnWithIt()
    {
        var old = Samples.Report.Replace("version: 2", "version: 1", StringComparison.Ordinal);
        var before = new Talk(Samples.Catalog(old)).SayAll("反映意见", "东街路灯不亮");
        var after = new Talk(Samples.Catalog(old, Samples.Report)) { State = before.State with { Taken = [] } };

        after.Say("东城").State.Frames[0].Version.ShouldBe(1);
        after.SayAll("取消", "是", "反映意见").State.Frames[0].Version.ShouldBe(2);
    }

    [Fact]
    public void Dialog_Gone_IsToldAndLeft()
    {
        var before = FormTests.New().SayAll("反映意见", "灯");
        var after = new Talk(Samples.Catalog(Samples.Notes)) { State = before.State with { Taken = [] } };

        after.Say("随手记").Said.ShouldContain("已停用");
        after.State.CurrentDialog.ShouldBe("notes");
    }
}
