using ChatDelegate.Drafting.Masking;

namespace ChatDelegate.Tests.Drafting.Masking;

public class MaskerTests
{
    [Theory]
    [InlineData("我的电话13800001234，请回复", "我的电话〔电话1〕，请回复")]
    [InlineData("打138 0000 1234或１３８－００００－１２３４", "打〔电话1〕或〔电话1〕")]
    [InlineData("打1\u200B3800001234找我", "打〔电话1〕找我")]
    [InlineData("手机号一三八零零零零一二三四", "手机号〔电话1〕")]
    [InlineData("座机0731-85551234", "座机〔电话1〕")]
    [InlineData("身份证430102199003071234没人办", "身份证〔证件1〕没人办")]
    [InlineData("身份证43010219900307123X", "身份证〔证件1〕")]
    [InlineData("老身份证430102900307123", "老身份证〔证件1〕")]
    [InlineData("卡号6222 0212 3456 7890 123被扣钱", "卡号〔银行卡1〕被扣钱")]
    [InlineData("湘A12345堵在消防通道，湘AD12345也在", "〔车牌1〕堵在消防通道，〔车牌2〕也在")]
    [InlineData("发到我邮箱zhang.san@example.com吧", "发到我邮箱〔邮箱1〕吧")]
    [InlineData("加微信:zs_88881234", "加微信:〔账号1〕")]
    [InlineData("QQ群123456789里都在说", "QQ群〔账号1〕里都在说")]
    [InlineData("幸福小区3栋2单元501室漏水", "幸福小区3栋〔住址1〕漏水")]
    [InlineData("幸福小区3栋501漏水", "幸福小区3栋〔住址1〕漏水")]
    [InlineData("米兰春天G2栋320，楼上漏水", "米兰春天G2栋〔住址1〕，楼上漏水")]
    [InlineData("我家住解放路128号，门口积水", "我家住解放路〔住址1〕，门口积水")]
    [InlineData("三栋二单元五零一室的老人", "三栋〔住址1〕的老人")]
    [InlineData("我叫王小明，家住东街", "我叫〔姓名1〕，家住东街")]
    [InlineData("联系人：李四光 电话13800001234", "联系人：〔姓名1〕 电话〔电话1〕")]
    [InlineData("路灯坏了。\n王小明", "路灯坏了。\n〔姓名1〕")]
    public void Mask_PersonalData_BecomesPlaceholders(string text, string masked) => Mask(text).Notes[0].Text.ShouldBe(masked);

    [Theory]
    [InlineData("3栋35户居民停水，5号楼120户也停水，12栋2018年竣工")]
    [InlineData("2单元的电梯坏了三个月，业主交了12万元")]
    [InlineData("我是业主，我是高新区居民，我是老师")]
    [InlineData("国办发〔2019〕3号文件说85%，投资2.5万元，8月11日停电")]
    [InlineData("解放路128号院的下水道堵了，热线12345打不通")]
    public void Mask_FactsOfTheMatter_Stay(string text) => Mask(text).Notes[0].Text.ShouldBe(text);

    [Fact]
    public void Mask_SameNumberAndNameInSeveralNotes_HaveOnePlaceholder()
    {
        var masked = Masker.Mask([Notes.Note("a", "我叫王小明，电话13800001234"), Notes.Note("b", "王小明又来了，打138-0000-1234", "东街3栋501室")], ["赵钱孙"]);

        masked.Notes[1].Text.ShouldBe("〔姓名1〕又来了，打〔电话1〕");
        masked.Notes[1].Place.ShouldBe("东街3栋〔住址1〕");
    }

    [Fact]
    public void Mask_NamesOfContactFields_AreHiddenWhereverTheyStand() =>
        Masker.Mask([Notes.Note("a", "欧阳修家门口的路坏了，欧阳修说没人管")], ["欧阳修"]).Notes[0].Text.ShouldBe("〔姓名1〕家门口的路坏了，〔姓名1〕说没人管");

    [Fact]
    public void Unmask_GivesBackWhatWasTyped()
    {
        var masked = Mask("我叫王小明，电话138 0000 1234，家住东街3栋501室");

        masked.Unmask(masked.Notes[0].Text).ShouldBe("我叫王小明，电话138 0000 1234，家住东街3栋501室");
    }

    [Fact]
    public void Placeholders_TypedByAWriter_StayWhatTheyAre()
    {
        const string text = "〔电话1〕是什么？我的电话13800001234，不是〔电话 7〕也不是〔姓名９〕";
        var masked = Mask(text);

        masked.Notes[0].Text.ShouldContain("〔电话1〕是什么？我的电话〔电话10〕");
        masked.Unmask(masked.Notes[0].Text).ShouldBe(text);
        masked.Showable("〔电话1〕是什么").ShouldBe("〔电话1〕是什么");
    }

    [Fact]
    public void Showable_LeavesTheFlatOutAndRefusesTheRest()
    {
        var masked = Mask("我叫王小明，家住幸福小区3栋501室，电话13800001234");

        masked.Showable("幸福小区3栋〔住址1〕漏水。").ShouldBe("幸福小区3栋漏水。");
        masked.Showable("请联系〔电话1〕。").ShouldBeNull();
        masked.Showable("〔姓名1〕家漏水。").ShouldBeNull();
    }

    private static MaskedNotes Mask(string text) => Masker.Mask([Notes.Note("a", text)], []);
}
