using ChatDelegate.Drafting.Classifying;

namespace ChatDelegate.Tests.Drafting.Classifying;

public sealed class CategoryClassifierTests
{
    private static readonly LabelledText[] Samples =
    [
        new("教科文卫", "关于增加学位的建议", "片区小学学位不足，孩子上学远"), new("教科文卫", "关于课后托管的建议", "小学放学早，家长接送学生困难"),
        new("教科文卫", "关于村卫生室的建议", "村里没有医生，看病要去镇医院"), new("教科文卫", "关于幼儿园收费的建议", "民办幼儿园学费高"),
        new("城建环保", "关于路灯的建议", "道路没有路灯，夜里漆黑"), new("城建环保", "关于停车难的建议", "小区车位不足，乱停车"),
        new("城建环保", "关于河道治理的建议", "河水发臭，污水直排"), new("城建环保", "关于垃圾清运的建议", "小区垃圾没有人清运"),
        new("农业农村", "关于灌溉水渠的建议", "水渠塌了，稻田没有水灌溉"), new("农业农村", "关于柑橘销路的建议", "果农的柑橘卖不出去"),
        new("农业农村", "关于高标准农田的建议", "农田机耕道不通，农机下不了田"), new("农业农村", "关于养殖补贴的建议", "村民养羊没有补贴"),
    ];

    [Theory]
    [InlineData("关于新建小学的建议", "学生多，学校学位不够", "教科文卫")]
    [InlineData("关于修路灯的建议", "小区路灯坏了", "城建环保")]
    [InlineData("关于水稻灌溉的建议", "稻田水渠没有水", "农业农村")]
    public void Classify_NewText_IsOfItsKind(string subject, string text, string label) =>
        CategoryClassifier.Train(Samples, []).Classify(subject, text)[0].Label.ShouldBe(label);

    [Fact]
    public void Train_SameSamplesTwice_SaysTheSameToTheLastDigit()
    {
        LabelledText[] others = [new("", "学校门口堵车", "小学放学时门口堵"), new("", "桥下积水", "下雨天小区积水")];

        var first = CategoryClassifier.Train(Samples, others).Classify("没见过的事", "小学门口的水渠");
        var second = CategoryClassifier.Train(Samples, others).Classify("没见过的事", "小学门口的水渠");

        second.ShouldBe(first);
        first.Sum(one => one.Share).ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("😀", "abc 123")]
    public void Classify_NothingKnown_StillNamesEveryLabelOnce(string subject, string text) =>
        CategoryClassifier.Train(Samples, []).Classify(subject, text).Select(one => one.Label).Order(StringComparer.Ordinal).ShouldBe(["农业农村", "城建环保", "教科文卫"], ignoreOrder: true);

    [Fact]
    public void Train_OneLabel_IsRefused() => Should.Throw<ArgumentException>(() => CategoryClassifier.Train([Samples[0]], []));

    [Fact]
    public void MatterKind_Category_IsOneOfThoseGivenOrNone()
    {
        MatterKind.Category("滨河苑停车难，车位不够", ["财政经济", "城乡建设", "其他"]).ShouldBe("城乡建设");
        MatterKind.Category("天气很好", ["财政经济", "其他"]).ShouldBeNull();
        MatterKind.Category("滨河苑停车难", []).ShouldBeNull();
    }
}
