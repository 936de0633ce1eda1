using System.Globalization;
using ChatDelegate.Drafting.Classifying;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>What the classifier is compared with.</summary>
internal static class Baselines
{
    /// <summary>Ten words a label that a clerk would look for, written after a look at the subjects.</summary>
    private static readonly (string Label, string[] Words)[] Keywords =
    [
        ("交通运输", ["出租车", "公交", "客运", "公路", "高速", "快递", "邮政", "运输", "车站", "司机"]),
        ("劳动和社会保障", ["工资", "社保", "退休", "养老保险", "劳动", "就业", "工伤", "职工", "失业", "医保"]),
        ("卫生计生", ["医院", "医生", "卫生", "计生", "药", "医疗", "生育", "护士", "病人"]),
        ("商贸旅游", ["旅游", "景区", "消费", "市场", "商", "传销", "价格", "企业", "超市"]),
        ("城乡建设", ["小区", "物业", "道路", "房", "建设", "规划", "拆迁", "停车", "工地", "公园"]),
        ("教育文体", ["学校", "教师", "学生", "教育", "幼儿园", "体育", "文化", "招生", "补课"]),
        ("环境保护", ["污染", "环保", "排放", "臭", "噪音", "废水", "油烟", "扬尘"]),
    ];

    public static Func<Message, string> Majority(IReadOnlyList<LabelledText> samples)
    {
        var most = samples.GroupBy(sample => sample.Label).MaxBy(group => group.Count())?.Key ?? "";
        return _ => most;
    }

    public static Func<Message, string> KeywordLists(IReadOnlyList<LabelledText> samples)
    {
        var most = Majority(samples);
        return message =>
        {
            var text = message.Subject + message.Subject + message.Text;
            var best = Keywords.MaxBy(one => one.Words.Sum(word => text.Split(word).Length - 1));
            return best.Words.Any(word => text.Contains(word, StringComparison.Ordinal)) ? best.Label : most(message);
        };
    }

    /// <summary>Multinomial naive Bayes over single characters, add-one.</summary>
    public static Func<Message, string> NaiveBayes(IReadOnlyList<LabelledText> samples)
    {
        var labels = samples.GroupBy(sample => sample.Label).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Prior: Math.Log(group.Count()), Counts: group.SelectMany(sample => Characters(sample.Subject + sample.Text)).CountBy(c => c).ToDictionary())).ToList();
        var size = labels.SelectMany(label => label.Counts.Keys).Distinct().Count();
        var totals = labels.ConvertAll(label => label.Counts.Values.Sum());
        return message => labels[Enumerable.Range(0, labels.Count)
            .MaxBy(i => labels[i].Prior + Characters(message.Subject + message.Text).Sum(c => Math.Log((labels[i].Counts.GetValueOrDefault(c) + 1.0) / (totals[i] + size))))].Key;
    }

    private static IEnumerable<char> Characters(string text) => NormalText.Of(text).Value.Where(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter);
}
