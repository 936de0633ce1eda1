using System.Text;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>Nothing that can be typed or pasted makes a recogniser throw or hang.</summary>
public class TotalityProperties
{
    private static readonly DateTime Now = new(2026, 11, 20, 10, 0, 0);

    private static readonly Option[] Options = [new("a", "供水供电"), new("b", "3年"), new("c", "Water and power"), new("d", "？"), new("e", "\uD83D")];

    private static readonly string[] Labels = ["地点", "事项", "Place", "", "："];

    // What the recognisers look for, so that random texts come near to meaning something.
    private static readonly string[] Pieces =
    [
        "昨天", "下午", "三点", "半", "12月", "16日", "周三", "上", "每", "2026-", "-", ":", "15", "三百", "万", "两", "零", "点", "%", "百分之", "个", "户", "除了", "都要", "和", "、", "第", "1", "3",
        "地点：", "事项是", "；", "供水供电", "不是", "或者", "吗", "？", "不对，", "next ", "friday", " at ", "pm", "dec ", "half", " ago", "one ", "hundred ", "all", "but ", "，", " ", "　", "\n", "\t", "\0",
        "\uD800", "\uDC00", "\uFFFE", "\uFEFF", "👍🏽", "②", "½", "ﷺ", "e\u0301", "İ", "ß", "０", "．", "Ａ", "\u202E", "٣", "९",
    ];

    // The same cases every time, so that a red test stays red.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(2026, 1);

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        Gen.Choose(0, char.MaxValue).Select(c => (char)c).ArrayOf().Select(chars => new string(chars)),
        Gen.Elements(Pieces).ArrayOf().Resize(6).Select(string.Concat)).ToArbitrary();

    [Fact]
    public void AnyText_IsReadOrNot() => Check.One(Settings, Prop.ForAll(Texts, text =>
    {
        ReadAll(text);
        return true;
    }));

    [Fact]
    public void Bare_OfBare_IsTheSame() => Check.One(Settings, Prop.ForAll(Texts, text =>
    {
        var bare = Fold.Bare(text);

        return ReferenceEquals(Fold.InPlace(bare), bare) && Fold.InPlace(text).Length == text.Length;
    }));

    // Every regular expression in there gives up after a second, with an exception.
    [Fact]
    public void VeryLongText_IsReadOrNot()
    {
        foreach (var piece in Pieces)
        {
            ReadAll(new StringBuilder().Insert(0, piece, 20_000 / piece.Length).ToString());
            ReadAll(new StringBuilder().Insert(0, piece, 60 / piece.Length).Append('x').ToString());
        }

        ReadAll(new StringBuilder().Insert(0, "昨天下午3点3盏灯在12号，地点：", 1_000).ToString());
    }

    [Fact]
    public void Mentions_LieInTheText_InOrder() => Check.One(Settings, Prop.ForAll(Texts, text =>
    {
        var numbers = Mentions.Numbers(text);
        var dates = Mentions.Dates(text, DateOnly.FromDateTime(Now));

        return numbers.All(found => found.Start >= 0 && found.Length > 0 && found.End <= text.Length)
            && numbers.Zip(numbers.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
            && !numbers.Any(number => dates.Any(date => date.Start < number.End && number.Start < date.End));
    }));

    private static void ReadAll(string text)
    {
        var today = DateOnly.FromDateTime(Now);
        YesNo.Read(text);
        Numbers.Read(text);
        Dates.Read(text, today);
        Times.Read(text, Now);
        Choices.Read(text, Options);
        Choices.Ordinal(Fold.Bare(text), 5);
        Lists.Read(text, Options);
        Lists.IsNone(text);
        Fold.Text(text);
        Fold.HasWords(text);
        Mentions.Dates(text, today);
        Mentions.Times(text, Now);
        Mentions.Numbers(text);
        Mentions.Options(text, Options);
        LabelledParts.Read(text, Labels);
    }
}
