using System.Buffers;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Entities;

/// <summary>
/// Finds names of places, organisations and persons by how they end, cut on the left where a name cannot begin. Letters
/// stand for places too (A3区). Without a dictionary the left edge is a guess, so names are compared by containment. A word that can
/// begin no name otherwise is part of one where <c>name_words</c> say so (前进东路), and 前 and 后 where nothing stands before them that they could be behind (后川村).
/// </summary>
internal static class NameFinder
{
    private const int LongestName = 12;
    private const int LongestPlace = 6;

    /// <summary>Between a word of <c>name_words</c> and the ending: 前进|东|路, 建设|北一|街.</summary>
    private const int LongestBetween = 2;
    private static readonly SearchValues<char> BetweenCharacters = SearchValues.Create("东西南北中上下新老大小一二三四五六七八九十支里苑园湾村镇乡街路桥庄湖山河江坪坝城");
    private const string TellApart = "东西南北中前后上下左右内外新老大小一二三四五六七八九十甲乙丙丁";
    private static readonly string[] RoadEnds = ["路", "街", "大道", "大街", "巷", "弄"];

    public static IEnumerable<EntitySpan> Find(string value)
    {
        var words = EntityWords.Shared;
        var found = new List<EntitySpan>();
        for (var i = 0; i < value.Length; i++)
        {
            var end = Ending(value, i, words.OrganisationEnds);
            if (end > 0 && Name(value, i, end, LongestName, 1, EntityKind.Organisation) is { } organisation)
            {
                found.Add(organisation);
                continue;
            }

            end = Ending(value, i, words.EstateEnds);
            if (end > 0 && Name(value, i, end, LongestPlace, 2, EntityKind.Place) is { } estate)
            {
                Join(value, found, estate);
                continue;
            }

            end = Ending(value, i, words.PlaceEnds);
            if (end > 0 && Name(value, i, end, LongestPlace, 1, EntityKind.Place) is { } place)
            {
                found.Add(place);
            }
        }

        return Longest(found.Concat(Persons(value)));
    }

    /// <summary>Name without dots and spaces: 伊景园·滨河苑 and 伊景园滨河苑 are one.</summary>
    internal static string Squeeze(string value) =>
        string.Concat(value.Where(c => char.IsLetterOrDigit(c)));

    /// <summary>Whether a name with the character before it is another one: 东街 and 南东街.</summary>
    internal static bool TellsApart(char c) => TellApart.Contains(c);

    /// <summary>Whether nothing of the sentence can have run into the name: it begins a clause, or follows a larger place or a word of place.</summary>
    internal static bool HasSureEdge(string value, EntitySpan span) =>
        span.Start == 0 || !char.IsLetterOrDigit(value[span.Start - 1])
        || (span.End - span.Start <= LongestPlace + 1 && "市区县镇乡道于在的是住到至和与及".Contains(value[span.Start - 1]));

    private static int Ending(string value, int at, IReadOnlyList<string> ends)
    {
        var longest = 0;
        foreach (var end in ends)
        {
            if (end.Length > longest && string.CompareOrdinal(value, at, end, 0, end.Length) == 0 && !(end == "街道" && IsRoad(value, at + 2)) && !(end.Length == 2 && (IsCount(value, at) || IsGround(value, at))))
            {
                longest = end.Length;
            }
        }

        return longest;
    }

    private static EntitySpan? Name(string value, int at, int ending, int longest, int shortest, EntityKind kind)
    {
        var end = at + ending;
        if (end < value.Length && end - at == 1 && Continues(value, at))
        {
            return null;
        }

        var start = Left(value, at, longest);
        var name = value[start..end];
        return at - start < shortest || EntityWords.Shared.NotNames.Contains(name) || EntityWords.Shared.NotNames.Contains(value[Math.Max(0, at - 1)..end])
            || EntityWords.Shared.Common.Any(common => name.EndsWith(common, StringComparison.Ordinal))
            ? null
            : new EntitySpan(kind, start, end, (kind == EntityKind.Place ? "l:" : "o:") + Squeeze(name));
    }

    /// <summary>市民, 区别, 路上, 城管: the ending is the beginning of another word.</summary>
    private static bool Continues(string value, int at) => (value[at], value[at + 1]) switch
    {
        ('市', '民' or '政' or '场' or '长' or '容' or '值' or '委' or '面') => true,
        ('区', '别' or '域' or '分' or '委' or '长' or '间') => true,
        ('路', '灯' or '面' or '况' or '程' or '线' or '局' or '网' or '基' or '障' or '途' or '牌' or '标' or '费' or '政') => true,
        ('路', '边' or '上' or '口') => !IsNameWord(value, at),
        ('城', '管' or '市' or '镇' or '区' or '乡' or '建' or '际' or '铁') => true,
        ('村', '民' or '干' or '里' or '支' or '委' or '长' or '官' or '务' or '道' or '组' or '口' or '头' or '部' or '医') => at == 0 || value[at - 1] is '村' or '我' or '本' or '全' or '进' or '出' || value[at + 1] is '民' or '干' or '支' or '长' or '官',
        ('街', '边' or '坊' or '上') => true,
        ('街', '道') => !IsRoad(value, at + 2),
        ('镇', '政' or '长' or '里' or '上') => true,
        ('县', '委' or '长' or '城' or '市') => true,
        ('园', '区' or '林' or '长') => true,
        ('河', '道' or '流' or '边' or '里' or '水' or '长' or '堤' or '岸' or '床' or '坝' or '滩' or '沟') => true,
        ('府', _) => value[at - 1 >= 0 ? at - 1 : 0] == '政',
        ('局', '面' or '部' or '长' or '势' or '限') => true,
        ('站', '在' or '着' or '起' or '出' or '台' or '点' or '长') => true,
        ('桥', '梁' or '下' or '上' or '头') => true,
        ('庭', '院') => true,
        ('乡', '镇' or '村' or '亲' or '道') => true,
        _ => false,
    };

    /// <summary>三小|时, 一中|午: no school.</summary>
    private static bool IsCount(string value, int at) =>
        "一二三四五六七八九十".Contains(value[at]) && at + 2 < value.Length && "时部区段块伙孩型组学午间央国心等年旬考队".Contains(value[at + 2]);

    /// <summary>东街小学|校园.</summary>
    private static bool IsGround(string value, int at) =>
        string.CompareOrdinal(value, at, "学校园", 0, 3) == 0 && at > 0 && value[at - 1] is '小' or '中' or '大';

    /// <summary>东街|道路, not 东街道|路.</summary>
    private static bool IsRoad(string value, int at) => at < value.Length && value[at] == '路';

    private static int Left(string value, int at, int longest)
    {
        if (!Repeats(value, at - 1, at) && NameWord(value, at) is { } first)
        {
            return first;
        }

        var start = at;
        while (start > 0 && at - start < longest && (ClauseSplitter.IsHan(value[start - 1]) || char.IsAsciiLetterOrDigit(value[start - 1])))
        {
            var next = start - 1;
            if (char.IsAsciiLetterOrDigit(value[next]))
            {
                return at - start > 0 && !LetterName(value, next) ? start : LetterStart(value, next);
            }

            if (Repeats(value, next, at) || Stops(value, next, at))
            {
                return BeginsName(value, next, at) ? next : IsFamily(value, next) ? next - 1 : start;
            }

            start = next;
        }

        return start;
    }

    /// <summary>Where a name begins that holds a word of the lists just before its ending or a word of place between the two.</summary>
    private static int? NameWord(string value, int at)
    {
        for (var last = at - 1; last > 0 && at - last - 1 <= LongestBetween; last--)
        {
            if (NameWord(value, last, at) is { } first)
            {
                return first;
            }

            if (!BetweenCharacters.Contains(value[last]))
            {
                return null;
            }
        }

        return null;
    }

    private static int? NameWord(string value, int last, int at)
    {
        var words = EntityWords.Shared;
        var road = RoadEnds.Any(end => string.CompareOrdinal(value, at, end, 0, end.Length) == 0) && string.CompareOrdinal(value, at, "街道", 0, 2) != 0;
        var before = value.AsSpan(0, last + 1);
        foreach (var word in words.NameWords)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return last + 1 - word.Length;
            }
        }

        foreach (var word in road ? words.RoadWords : [])
        {
            if (before.EndsWith(word, StringComparison.Ordinal) && !(before.Length > word.Length && Doing.Contains(before[^(word.Length + 1)])))
            {
                return last + 1 - word.Length;
            }
        }

        return null;
    }

    /// <summary>加快|建设, 正在|建设: what is done, and no name.</summary>
    private const string Doing = "快强进在要会划来去该需能续力善速行期未已再";

    private static bool IsNameWord(string value, int at) => at > 1 && NameWord(value, at) is not null;

    /// <summary>Whether a figure is the beginning of a name of the lists: 三棵|树村, 五一|路.</summary>
    internal static bool IsInName(string value, int figure)
    {
        var words = EntityWords.Shared;
        foreach (var word in words.NameWords)
        {
            var end = figure + word.Length;
            if (string.CompareOrdinal(value, figure, word, 0, word.Length) == 0 && Enumerable.Range(end, LongestBetween + 1).Any(at => at < value.Length && Ending(value, at, words.PlaceEnds) + Ending(value, at, words.EstateEnds) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>上坪村|村卫生室: the ending a second time is the beginning of another word.</summary>
    private static bool Repeats(string value, int i, int at) => i >= 0 && i == at - 1 && value[i] == value[at];

    /// <summary>
    /// 前川村, 后石桥村: 前 and 后 behind a beginning, a sign, or a word that they cannot follow. Behind others they say where something is (校门前|东街).
    /// </summary>
    private static bool BeginsName(string value, int i, int at) =>
        value[i] is '前' or '后' && at - i is 2 or 3
        && (i == 0 || !char.IsLetterOrDigit(value[i - 1]) || "在是从到至往去住于由沿经过及市县镇乡".Contains(value[i - 1]));

    /// <summary>李家|村, 张家坪|村.</summary>
    private static bool IsFamily(string value, int i) =>
        value[i] == '家' && i > 0 && EntityWords.Shared.Surnames.Contains(value[i - 1]) && (i == 1 || !ClauseSplitter.IsHan(value[i - 2]) || Stops(value, i - 2, i + 2));

    private static bool LetterName(string value, int last) => char.IsAsciiLetter(value[LetterStart(value, last)]);

    private static int LetterStart(string value, int last)
    {
        while (last > 0 && char.IsAsciiLetterOrDigit(value[last - 1]))
        {
            last--;
        }

        return last;
    }

    /// <summary>Whether the character at i ends a word that no name holds, or the name of a larger place.</summary>
    private static bool Stops(string value, int i, int at)
    {
        if (i < at - 1 && "市区县镇乡省道路".Contains(value[i]) && i > 0)
        {
            return true;
        }

        for (var length = 1; length <= 3 && length <= i + 1; length++)
        {
            if (EntityWords.Shared.IsBoundary(value.AsSpan(i - length + 1, length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two names of estates side by side are one: 伊景园 and 滨河苑.</summary>
    private static void Join(string value, List<EntitySpan> found, EntitySpan estate)
    {
        var before = found.Count > 0 ? found[^1] : null;
        if (before is { Kind: EntityKind.Place } && before.End <= estate.Start && estate.Start - before.End <= 1
            && EntityWords.Shared.EstateEnds.Any(end => value.AsSpan(0, before.End).EndsWith(end, StringComparison.Ordinal))
            && (before.End == estate.Start || value[before.End] is '.' or '·' or '・' or '-'))
        {
            found[^1] = before with { End = estate.End, Canonical = "l:" + Squeeze(value[before.Start..estate.End]) };
            return;
        }

        found.Add(estate);
    }

    private static IEnumerable<EntitySpan> Persons(string value)
    {
        var words = EntityWords.Shared;
        for (var i = 1; i < value.Length; i++)
        {
            var title = Ending(value, i, words.Titles);
            if (title > 0 && words.Surnames.Contains(value[i - 1]) && (i < 2 || !ClauseSplitter.IsHan(value[i - 2]) || Stops(value, i - 2, i + 2) || value[i - 2] == '的'))
            {
                yield return new EntitySpan(EntityKind.Person, i - 1, i + title, "q:" + value[(i - 1)..(i + title)]);
            }
        }
    }

    private static IEnumerable<EntitySpan> Longest(IEnumerable<EntitySpan> spans) =>
        spans.OrderByDescending(span => span.End - span.Start).ThenBy(span => span.Start);
}
