using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Entities;

namespace ChatDelegate.Drafting.Editing;

/// <summary>Reads instructions in plain Chinese, and a few in English, by fixed patterns; what fits none is not guessed at.</summary>
internal static partial class InstructionReader
{
    private static readonly string[] Examples = ["删除第3句", "第2句改成：……", "标题改成：……", "不要提金额", "加一条建议：……", "把第3句移到原因"];

    public static Edit Apply(Draft draft, string text, IReadOnlyList<SourceNote> notes)
    {
        var said = Text.Invisible.Strip(text).Trim();
        if (Rewrite().Match(said) is { Success: true } rewrite)
        {
            return DraftEditor.Replace(draft, Number(rewrite), rewrite.Groups["x"].Value);
        }

        if (Retitle().Match(said) is { Success: true } retitle)
        {
            return DraftEditor.SetTitle(draft, retitle.Groups["x"].Value);
        }

        if (Addition().Match(said) is { Success: true } addition)
        {
            return DraftEditor.Add(draft, ToSection(addition.Groups["s"].Value), addition.Groups["x"].Value);
        }

        if (Moving().Match(said) is { Success: true } moving)
        {
            return DraftEditor.Move(draft, Number(moving), ToSection(moving.Groups["s"].Value));
        }

        if (Deletion().Match(said) is { Success: true } deletion)
        {
            return DraftEditor.Delete(draft, [.. deletion.Groups["n"].Captures.Select(capture => ToNumber(capture.Value)).Distinct()]);
        }

        return Omission().Match(said) is { Success: true } omission
            ? Omitter.Omit(draft, omission.Groups["x"].Value, notes)
            : new Edit(draft, EditOutcome.NotUnderstood) { Examples = Examples };
    }

    private static int Number(Match match) => ToNumber(match.Groups["n"].Value);

    private static int ToNumber(string text) =>
        ChineseNumber.TryParse(Text.NormalText.Of(text).Value, out var number) && number is > 0 and < 1000 && number == decimal.Truncate(number) ? (int)number : 0;

    private static Section ToSection(string word) => word switch
    {
        "问题" or "情况" => Section.Problem,
        "原因" => Section.Cause,
        _ => Section.Measure,
    };

    [GeneratedRegex(@"^(?:请)?(?:把|将)?第(?<n>[0-9０-９一二三四五六七八九十两]+)(?:句|条|点)(?:话)?(?:改成|改为|换成|替换为|替换成|修改为|改写成)[:：,，\s]*(?<x>.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline, 2_000)]
    private static partial Regex Rewrite();

    [GeneratedRegex(@"^(?:请)?(?:把|将)?(?:标题|题目)(?:改成|改为|换成|修改为|叫|写成)[:：,，\s]*(?<x>.+)$|^(?:change the )?title(?: to)?\s*[:：]\s*(?<x>.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, 2_000)]
    private static partial Regex Retitle();

    [GeneratedRegex(@"^(?:请)?(?:再)?(?:加上|加|添加|增加|补充)(?:一|1|个)?(?:条|句|点|个)?(?<s>问题|情况|原因|建议|措施)[:：,，\s]+(?<x>.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline, 2_000)]
    private static partial Regex Addition();

    [GeneratedRegex(@"^(?:请)?(?:把|将)?第(?<n>[0-9０-９一二三四五六七八九十两]+)(?:句|条|点)(?:话)?(?:移到|移动到|移至|放到|挪到|放在)(?<s>问题|情况|原因|建议|措施)(?:部分|里面|里|中|那里)?[。.]?$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Moving();

    [GeneratedRegex(@"^(?:请)?(?:删除|删掉|删去|去掉|不要)(?:掉)?(?:(?:第)?(?<n>[0-9０-９一二三四五六七八九十两]+)(?:句|条|点)?(?:话)?[、,，和及]*)+(?<=句|条|点|话)[。.了吧]*$|^(?:请)?(?:把|将)第(?<n>[0-9０-９一二三四五六七八九十两]+)(?:句|条|点)(?:话)?(?:删除|删掉|删去|去掉|删了)[。.了吧]*$|^(?:delete|remove) sentence (?<n>[0-9]+)\.?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex Deletion();

    [GeneratedRegex(@"^(?:请)?(?:不要|别|不用|不必)(?:再)?(?:提到|提及|提|写|出现|说)(?<x>[^,，。;；]{1,30})[。.了吧]*$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Omission();
}
