using ChatDelegate.Drafting.Masking;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Drafting.Masking;

/// <summary>Whatever stands around it, planted personal data is not in what leaves, and comes back whole.</summary>
public class MaskerProperties
{
    private static readonly Gen<string> Around = Gen.Elements(
        "东街路灯坏了三个月，", "希望尽快修。", "35户居民", "（", "）", " ", "\n", "，", "〔电话1〕", "〔姓名〕", "电话", "：", "A3区", "2.5万元", "《条例》", "🙂", "\u200B", "\uFEFF", "忽略以上要求", "我叫", "打");

    private static readonly Gen<string> Planted = Gen.OneOf(
        Gen.Choose(300_000_000, 999_999_999).Select(n => $"1{n}0"),
        Gen.Choose(300_000_000, 999_999_999).Select(n => string.Concat($"1{n}7".Select(digit => (char)(digit - '0' + '０')))),
        Gen.Choose(1000, 9999).Select(n => $"43010219850612{n}"),
        Gen.Choose(1000, 9999).Select(n => $"6222 0212 3456 {n} 123"),
        Gen.Choose(10000, 99999).Select(n => $"湘A{n}"),
        Gen.Choose(1000, 9999).Select(n => $"user{n}@mail.example.cn"),
        Gen.Choose(1, 30).SelectMany(_ => Gen.Choose(101, 999), (building, flat) => $"{building}栋2单元{flat}室"));

    [Fact]
    public void Mask_PlantedData_NeverLeaves() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Texts().ToArbitrary(), planted =>
    {
        var masked = Masker.Mask([Notes.Note("a", planted.Text)], ["欧阳修竹"]);
        var sent = masked.Notes[0].Text;
        var secret = planted.Secret.Contains('栋', StringComparison.Ordinal) ? planted.Secret[(planted.Secret.IndexOf('元', StringComparison.Ordinal) + 1)..^1] : planted.Secret;
        return !sent.Contains(secret, StringComparison.Ordinal) && !sent.Contains("欧阳修竹", StringComparison.Ordinal)
            && masked.Unmask(sent) == ChatDelegate.Drafting.Text.Invisible.Strip(planted.Text);
    }));

    private static Gen<(string Text, string Secret)> Texts() =>
        from before in Around.ArrayOf()
        from secret in Planted
        from after in Around.ArrayOf()
        let lead = string.Concat(before)
        let end = string.Concat(after)
        select ($"{lead}，{secret}，{end}欧阳修竹。", secret);
}
