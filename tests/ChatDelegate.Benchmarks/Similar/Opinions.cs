using System.Globalization;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Benchmarks.Similar;

/// <summary>Made-up opinions, always the same from the same seed: places, matters of the word lists, figures and wishes, put together by chance.</summary>
internal sealed class Opinions(int seed)
{
    private static readonly string[] Begins = ["青", "石", "柳", "云", "南", "北", "东", "西", "高", "龙", "金", "桃", "白", "上", "下", "新", "河", "湖", "山", "林", "马", "杨", "梅", "竹", "清"];
    private static readonly string[] Middles = ["溪", "塘", "岭", "湾", "桥", "坪", "井", "田", "庄", "丰", "安", "和", "兴", "江", "坡", "泉", "台", "门", "洲", "坝", "峰", "源", "阳", "乐", "福"];
    private static readonly string[] Ends = ["小区", "社区", "村", "路", "街", "家园", "花园", "大道", "镇", "中学", "小学", "市场"];
    private static readonly string[] Troubles = ["一直没有人管", "影响大家生活", "越来越严重", "反映多次没有结果", "给老人和孩子带来不便", "存在安全隐患", "时好时坏", "没有说法", "推来推去", "看不到进展", "收费不透明", "质量很差", "时间太长", "数量不够", "位置不合理"];
    private static readonly string[] Details = ["早晚高峰尤其明显", "下雨天更厉害", "附近有学校和医院", "住的多是退休职工", "周边商户也受影响", "以前修过一次", "当时承诺年底解决", "前任负责人已经调走", "邻近的地方早就解决了", "夏天最突出", "夜里没有人值守", "标志牌也看不清", "已经有人受伤", "大家自己凑过钱", "材料交上去没有回音"];
    private static readonly string[] Wishes = ["希望尽快解决", "请有关部门到现场看看", "建议列入今年计划", "盼望给个时间表", "请公开进度", "建议增加投入", "希望加强管理", "请督促责任单位整改"];
    private readonly Random _random = new(seed);

    public Opinion Next(Guid id, Guid bodyId, Guid authorId, int sequence, DateTimeOffset at)
    {
        var place = Pick(Begins) + Pick(Middles) + (_random.Next(3) == 0 ? Pick(Middles) : "") + Pick(Ends);
        var concept = ConceptLexicon.Shared.Concepts[_random.Next(ConceptLexicon.Shared.Concepts.Count)];
        var words = concept.Words.Concat(concept.Hints).ToArray();
        string[] clauses =
        [
            $"{place}{Pick(words)}{Pick(Troubles)}",
            .. Enumerable.Range(0, _random.Next(2, 7)).Select(_ => _random.Next(2) == 0 ? Pick(Details) : Pick(words) + Pick(Troubles)),
            string.Create(CultureInfo.InvariantCulture, $"涉及{_random.Next(5, 900)}户"),
            Pick(Wishes),
        ];
        return new Opinion
        {
            Id = id,
            BodyId = bodyId,
            AuthorId = authorId,
            Year = at.Year,
            Sequence = sequence,
            Place = place,
            Matter = $"{place}{Pick(words)}{Pick(Troubles)}",
            Text = string.Join('，', clauses) + "。",
            Photos = "[]",
            At = at,
            IdempotencyKey = id.ToString(),
        };
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
