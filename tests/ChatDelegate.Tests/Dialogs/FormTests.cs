using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs;

public class FormTests
{
    private static readonly string[] Filled = ["反映意见", "东街路灯不亮", "东城", "晚上看不清路", "跳过", "13800000000", "是"];

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

    internal static Talk New() => new(Samples.Catalog(Samples.Report, Samples.Notes, Samples.Choose));
}
