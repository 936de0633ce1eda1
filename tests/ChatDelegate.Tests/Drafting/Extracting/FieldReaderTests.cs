using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Extracting;

namespace ChatDelegate.Tests.Drafting.Extracting;

public sealed class FieldReaderTests
{
    private static readonly IReadOnlyList<HandlingUnitOption> Units =
    [
        new("市教育局", ["学校", "幼儿园"]), new("市交通运输局", ["公交", "出租车"]), new("市城市管理局", ["路灯", "垃圾"]), new("市公安局", ["交警", "违停"]),
    ];

    [Fact]
    public void Read_Report_FindsItsFields()
    {
        var fields = FieldReader.Read("青溪县锦绣路云溪苑小区的路灯坏了，从去年10月开始晚上漆黑一片，希望尽快维修路灯。", Units);

        fields.Place.ShouldBe("青溪县锦绣路云溪苑小区");
        fields.Since.ShouldBe("从去年10月开始");
        fields.Departments[0].ShouldBe("市城市管理局");
        fields.Request.ShouldBe("希望尽快维修路灯");
    }

    [Theory]
    [InlineData("公交车已经三个多月没有准点了", "已经三个多月")]
    [InlineData("2025年5月以来一直停水", "2025年5月以来")]
    [InlineData("三天内请答复", null)]
    [InlineData("孩子三年级了", null)]
    public void Read_SinceWhen_IsAsTyped(string text, string? since) => FieldReader.Read(text, []).Since.ShouldBe(since);

    [Theory]
    [InlineData("教育局说归公安局管，公安局又说归教育局管", "市教育局", "市公安局")]
    [InlineData("门口天天有人违停，交警不来", "市公安局", "市交通运输局")]
    public void Read_Departments_AreThoseNamedOrMeant(string text, params string[] units) => FieldReader.Read(text, Units).Departments.ShouldBe(units);

    [Theory]
    [InlineData("")]
    [InlineData("？？？！！！")]
    [InlineData("😀😀")]
    [InlineData("\ud800路灯")]
    [InlineData("please fix the lamp")]
    public void Read_Nothing_IsNothing(string text)
    {
        var fields = FieldReader.Read(text, Units);

        (fields.Place, fields.Since, fields.Request).ShouldBe((null, null, null));
    }

    [Fact]
    public void Read_Question_IsTheRequestWhenNothingElseIsAsked() =>
        FieldReader.Read("孩子明年上小学，请问划片范围什么时候公布？", []).Request.ShouldBe("请问划片范围什么时候公布");
}
