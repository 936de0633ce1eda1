using System.Globalization;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Drafting.Entities;

/// <summary>A date or a span of time is the same fact however it is written, and another as soon as one thing of it differs.</summary>
public class TimeProperties
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly string[][] Units = [["年"], ["个月"], ["天"], ["周", "个星期", "个礼拜"], ["小时", "个小时", "个钟头"], ["分钟"], ["个工作日"]];

    [Fact]
    public void Find_SpanOfTime_IsTheSameInFiguresAndWords() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Spans().ToArbitrary(), pair =>
    {
        var (number, unit, more) = pair;
        var written = Units[unit].SelectMany(word => new[] { Figures(number, more), Words(number, more) }.Select(count => Canonical($"路灯坏了{count}{word}没人修"))).Distinct().ToList();
        written.ShouldHaveSingleItem().ShouldStartWith("t:");
        Canonical($"路灯坏了{Figures(number + 1, more)}{Units[unit][0]}没人修").ShouldNotBe(written[0]);
        Canonical($"路灯坏了{Figures(number, !more)}{Units[unit][0]}没人修").ShouldNotBe(written[0]);
    }));

    [Fact]
    public void Find_Day_IsTheSameHoweverItIsWritten() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Days().ToArbitrary(), day =>
    {
        string[] forms =
        [
            $"{day.Year}年{day.Month}月{day.Day}日停水", $"{day.Year}-{day.Month:00}-{day.Day:00}停水", $"{day.Year}.{day.Month}.{day.Day}停水", $"{day.Year}年{Words(day.Month)}月{Words(day.Day)}号停水",
        ];
        forms.Select(Canonical).Distinct().ShouldHaveSingleItem().ShouldBe(string.Create(CultureInfo.InvariantCulture, $"d:{day:yyyy-MM-dd}"));
        Canonical($"{day.Year}年{day.Month}月停水").ShouldBe(string.Create(CultureInfo.InvariantCulture, $"d:{day:yyyy-MM}"));
        Canonical($"{day.Year}年{day.Month}月底停水").ShouldNotBe(Canonical($"{day.Year}年{day.Month}月初停水"));
    }));

    [Fact]
    public void Find_TimeOfDay_IsTheSameInFiguresAndWords() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(1, 11).ToArbitrary(), hour =>
    {
        Canonical($"下午{hour}点半关门").ShouldBe(Canonical($"下午{Words(hour)}点半关门"));
        Canonical($"下午{hour}点半关门").ShouldBe(Canonical($"{hour + 12}:30关门"));
        Canonical($"早{Words(hour)}点关门").ShouldNotBe(Canonical($"下午{Words(hour)}点关门"));
    }));

    [Theory]
    [InlineData("坏了三年", "坏了36个月")]
    [InlineData("坏了半年", "坏了6个月")]
    [InlineData("等了两周", "等了14天")]
    [InlineData("堵一个半小时", "堵90分钟")]
    [InlineData("堵一刻钟", "堵15分钟")]
    [InlineData("堵十分钟", "堵10分钟")]
    [InlineData("修了两年半", "修了30个月")]
    [InlineData("停了两个多月", "停了2个多月")]
    [InlineData("涉及三四十户", "涉及三四十户人家")]
    [InlineData("上个月底", "7月底")]
    [InlineData("去年年底", "2025年底")]
    [InlineData("2024年下半年", "二〇二四年下半年")]
    [InlineData("每周二、周四", "每周二四")]
    [InlineData("周一到周五", "周一至周五")]
    [InlineData("昨晚8点", "2026年8月19日20点")]
    [InlineData("夜里十一点", "23点")]
    public void Find_OtherWords_AreTheSameFact(string one, string other) => Last(one).ShouldBe(Last(other));

    [Theory]
    [InlineData("停了半年", "停了半年多")]
    [InlineData("等了十天", "等了十来天")]
    [InlineData("几十户", "几百户")]
    [InlineData("两三年", "三四年")]
    [InlineData("三四十户", "三五十户")]
    [InlineData("3月底", "3月初")]
    [InlineData("去年上半年", "去年下半年")]
    [InlineData("去年春天", "去年秋天")]
    [InlineData("每周二四", "每周二五")]
    [InlineData("上周三", "上周五")]
    [InlineData("早七点", "晚七点")]
    [InlineData("国庆", "春节")]
    [InlineData("80年代", "90年代")]
    [InlineData("三块五", "三块八")]
    [InlineData("一毛二", "两毛")]
    public void Find_AnotherTime_IsAnotherFact(string one, string other)
    {
        Canonical(one).ShouldNotBeEmpty();
        Canonical(one).ShouldNotBe(Canonical(other));
    }

    [Theory]
    [InlineData("提三点建议")]
    [InlineData("有一点不满意")]
    [InlineData("一周一次")]
    [InlineData("四周都是荒地")]
    [InlineData("五一路")]
    public void Find_WhatOnlyLooksLikeATime_IsNone(string text) => EntityFinder.Find(NormalText.Of(text), Notes.Day).ShouldNotContain(span => span.Kind == EntityKind.Date);

    private static string Canonical(string text) => string.Join(' ', EntityFinder.Find(NormalText.Of(text), Notes.Day).Select(span => span.Canonical));

    private static string Last(string text) => EntityFinder.Find(NormalText.Of(text), Notes.Day)[^1].Canonical;

    private static Gen<(int Number, int Unit, bool More)> Spans() =>
        from number in Gen.Choose(2, 98)
        from unit in Gen.Choose(0, Units.Length - 1)
        from more in Gen.Elements(true, false)
        select (number, unit, more);

    private static Gen<DateTime> Days() => Gen.Choose(0, 3000).Select(days => new DateTime(2017, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(days));

    private static string Figures(int number, bool more) => number.ToString(CultureInfo.InvariantCulture) + (more ? "多" : "");

    private static string Words(int number, bool more) => (number == 2 ? "两" : Words(number)) + (more ? "多" : "");

    private static string Words(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        < 20 => "十" + (number == 10 ? "" : Digits[number - 10]),
        _ => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
    };
}
