using System.Globalization;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Drafting.Checking;

/// <summary>For notes and rewordings made of the same parts: the faithful one passes, and with any one part exchanged it does not.</summary>
public class GateProperties
{
    private static readonly string[] Places = ["东街", "河东街", "东大街", "人民路", "北湖社区", "幸福小区", "柏溪苑", "河西村", "实验小学", "A3区"];
    private static readonly string[] Things = ["路灯", "电梯", "水管", "井盖", "班车", "垃圾桶"];
    private static readonly string[] Times = ["3个月", "半年", "2年", "两周", "十天"];
    private static readonly string[] Money = ["12万元", "8000元", "2.5万元", "三百元"];

    private static readonly Gen<Facts> Any =
        from place in Gen.Elements(Places)
        from thing in Gen.Elements(Things)
        from time in Gen.Elements(Times)
        from homes in Gen.Choose(11, 900)
        from money in Gen.Elements(Money)
        from year in Gen.Choose(2015, 2025)
        select new Facts(place, thing, time, homes, money, year);

    [Fact]
    public void Gate_FaithfulPasses_AndEveryExchangeIsRefused() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Any.Two().ToArbitrary(), pair =>
    {
        var (told, other) = pair;
        Codes(told, told).ShouldBeEmpty($"{told.Note} / {told.Sentence}");
        foreach (var changed in Exchanges(told, other))
        {
            Codes(told, changed).ShouldNotBeEmpty($"{told.Note} / {changed.Sentence}");
        }
    }));

    private static IEnumerable<Facts> Exchanges(Facts told, Facts other)
    {
        yield return told with { Homes = told.Homes + 1 };
        yield return told with { Homes = int.Parse(string.Concat(told.Homes.ToString(CultureInfo.InvariantCulture).Reverse()) + "1", CultureInfo.InvariantCulture) };
        yield return told with { Year = told.Year - 1 };
        if (told.Place != other.Place)
        {
            yield return told with { Place = other.Place };
        }

        if (told.Time != other.Time)
        {
            yield return told with { Time = other.Time };
        }

        if (told.Money != other.Money)
        {
            yield return told with { Money = other.Money };
        }
    }

    private static ViolationCode[] Codes(Facts told, Facts said)
    {
        SourceNote[] given = [Notes.Note("a", told.Note)];
        var draft = new Draft("关于解决群众反映有关问题的建议", "城建环保", [], [new Sentence(Section.Problem, said.Sentence, ["a"], SentenceKind.Reworded)], ["a"], []);
        return [.. Gate.Check(draft, given, Notes.Request(given)).Select(violation => violation.Code)];
    }

    private sealed record Facts(string Place, string Thing, string Time, int Homes, string Money, int Year)
    {
        public string Note => $"{Place}的{Thing}是{Year}年装的，坏了{Time}没人修，{Homes}户居民受影响，修一次要{Money}，希望早点解决。";

        public string Sentence => $"{Place}{Thing}{Year}年安装，已损坏{Time}无人维修，{Homes}户居民受影响，维修一次要{Money}。";
    }
}
