using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting.Checking;

/// <summary>One title, one matter (一事一议): two things may be joined only when the notes speak of them as one.</summary>
public class TitleMattersTests
{
    private static readonly SourceNote[] Given =
    [
        Notes.Note("a", "东街的路面坑洼，桥面也裂了，车过去直晃。"),
        Notes.Note("b", "东街桥梁栏杆断了两根，路面也该补。"),
        Notes.Note("c", "东街路灯坏了，晚上漆黑。"),
        Notes.Note("d", "实验小学食堂饭菜贵，孩子吃不饱。"),
    ];

    [Theory]
    [InlineData("关于解决东街道路和桥梁破损问题的建议")]
    [InlineData("关于解决东街路面、桥面破损问题的建议")]
    [InlineData("关于解决东街路灯损坏问题的建议")]
    public void Title_OfOneMatter_Passes(string title) => Codes(title).ShouldBeEmpty();

    [Theory]
    [InlineData("关于解决东街路灯和学校食堂饭菜问题的建议")]
    [InlineData("关于解决路灯损坏与食堂涨价的建议")]
    [InlineData("关于解决路灯损坏、食堂饭菜贵的建议")]
    [InlineData("关于解决东街路灯损坏以及养老院护工不足的建议")]
    public void Title_OfTwoMatters_IsRefused(string title) => Codes(title).ShouldContain(ViolationCode.SeveralMatters);

    [Theory]
    [InlineData("关于解决和平路路灯损坏问题的建议", "和平路路灯坏了，没人修。")]
    [InlineData("关于解决东街小区路灯不亮问题的建议", "东街的小区路灯不亮。")]
    [InlineData("关于解决上坪村村卫生室缺医生问题的建议", "上坪村的卫生室没有医生。")]
    public void Title_WithANameThatHoldsAJoiningWordOrANounBehindIt_Passes(string title, string note) => Codes(title, Notes.Note("a", note)).ShouldBeEmpty();

    [Theory]
    [InlineData("关于解决南坡小学校门口堵车问题的建议", "南坡小学接送的车乱停，校门口天天堵。")]
    [InlineData("关于解决柳湾村古桥破败问题的建议", "柳湾村那座古桥石板松了。")]
    [InlineData("关于解决上坪村村里没有文化活动问题的建议", "上坪村没得事做，村里一场戏都没有。")]
    [InlineData("关于解决东街市政工程监督、管理和公示不到位问题的建议", "东街修路没人盯，牌子也没挂。")]
    [InlineData("关于解决东街路灯管护责任问题的建议", "东街路灯坏了没人管。")]
    public void Title_WithANounOfItsNoteBehindTheNameOrWithAspects_Passes(string title, string note) => Codes(title, Notes.Note("a", note)).ShouldBeEmpty();

    [Theory]
    [InlineData("关于解决南坡小学古桥破败问题的建议", "南坡小学门口天天堵车。")]
    [InlineData("关于解决柳湾村工业园污染问题的建议", "柳湾村的路灯坏了。")]
    public void Title_WithANounThatNoNoteHas_IsRefused(string title, string note) => Codes(title, Notes.Note("a", note)).ShouldContain(ViolationCode.Title);

    private static ViolationCode[] Codes(string title, params SourceNote[] notes)
    {
        var given = notes.Length > 0 ? notes : Given;
        return [.. Gate.Check(new Draft(title, "城建环保", [], [], [.. given.Select(note => note.Id)], []), given, Notes.Request(given)).Select(violation => violation.Code)];
    }
}
