using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting.Checking;

/// <summary>What says the notes' own in other words, and what only uses their words to say more. The measure was chosen on sentences like these.</summary>
public class RewordingTests
{
    private static readonly Dictionary<string, string> Given = new()
    {
        ["a"] = "东街路灯坏了三个月没人修，晚上漆黑，老人摔倒两次。建议尽快维修路灯。",
        ["b"] = "实验小学学位不够，周边孩子上学难，由于近两年新建小区多，学位没有跟上。",
        ["c"] = "云杉园柏溪苑购房必须捆绑购买8万元车位，不买就取消购房资格。恳请取消捆绑销售车位。",
        ["d"] = "幸福小区3号楼电梯老是坏，上周又把人困在里面半个小时，物业说没钱修，业主群里吵翻了。能不能动用维修基金换一部新的？",
        ["e"] = "河西村到镇上的班车一天只有两趟，下午三点以后就没车了，老人看病很不方便，希望增加一趟晚班车。",
        ["f"] = "菜市场门口垃圾桶天天满得溢出来，夏天臭得不行，苍蝇满天飞，环卫一天只来清一次。",
        ["g"] = "学校门口放学的时候家长的车停得到处都是，堵得走不动，交警也没看到一个。旁边有块空地，能不能划成临时停车位。",
        ["h"] = "我们村的水渠前年被洪水冲垮了一段，到现在没修，四百多亩田浇不上水。",
    };

    [Theory]
    [InlineData("a", "东街路灯损坏三个月无人维修，夜间漆黑，已有老人两次摔倒。")]
    [InlineData("b", "实验小学学位不足，周边孩子上学困难。")]
    [InlineData("c", "柏溪苑购房须捆绑购买8万元车位，不购买车位即取消购房资格。")]
    [InlineData("d", "幸福小区3号楼电梯经常损坏。")]
    [InlineData("d", "幸福小区3号楼电梯经常故障，上周曾困人半个小时。")]
    [InlineData("e", "河西村到镇上的班车每天只有两趟，下午三点以后没有班车，老人看病不便。")]
    [InlineData("f", "菜市场门口垃圾桶每天满溢，夏季臭味大、苍蝇多。")]
    [InlineData("h", "水渠前年被洪水冲毁一段，至今没修，四百多亩农田浇不上水。")]
    public void Gate_Rewording_Passes(string note, string text) => Codes(note, text).ShouldBeEmpty();

    [Theory]
    [InlineData("a", "路灯损坏导致治安案件增多，居民夜间不敢出门。")]
    [InlineData("a", "东街路灯质量不合格。")]
    [InlineData("a", "路灯维修经费未列入预算。")]
    [InlineData("a", "老人摔倒后骨折住院。")]
    [InlineData("b", "实验小学师资力量薄弱，教学质量下降。")]
    [InlineData("b", "教育部门规划滞后，没有预留用地。")]
    [InlineData("c", "开发商资金链断裂。")]
    [InlineData("c", "柏溪苑购房捆绑车位，主管部门收受好处。")]
    [InlineData("d", "电梯已超过使用年限。")]
    [InlineData("d", "物业公司挪用维修基金。")]
    [InlineData("d", "电梯坏了，老人爬楼时摔伤。")]
    [InlineData("e", "班车司机服务态度差。")]
    [InlineData("e", "村道狭窄，大客车无法通行。")]
    [InlineData("f", "附近居民多人患肠道疾病。")]
    [InlineData("f", "垃圾桶满溢，环卫工人工资被拖欠。")]
    [InlineData("g", "学校门口发生多起交通事故。")]
    [InlineData("g", "交警部门警力不足。")]
    [InlineData("h", "水渠工程款被截留。")]
    [InlineData("h", "村民集体上访要求赔偿。")]
    public void Gate_SayingMoreThanTheNotes_DoesNotPassAsReworded(string note, string text) => Codes(note, text).ShouldNotBeEmpty();

    private static ViolationCode[] Codes(string note, string text)
    {
        SourceNote[] given = [Notes.Note(note, Given[note])];
        var draft = new Draft("关于解决群众反映有关问题的建议", "城建环保", [], [new Sentence(Section.Problem, text, [note], SentenceKind.Reworded)], [note], []);
        return [.. Gate.Check(draft, given, Notes.Request(given)).Select(violation => violation.Code)];
    }
}
