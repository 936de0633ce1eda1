using System.Globalization;
using ChatDelegate.Drafting;

namespace ChatDelegate.Benchmarks.Drafting;

/// <summary>Notes as delegates take them down: some places, some troubles, each told in several ways.</summary>
internal static class InventedNotes
{
    private static readonly string[] Places = ["东街", "云杉园柏溪苑", "河西村", "实验小学", "北湖社区", "人民路菜市场", "翠屏花园"];

    private static readonly string[] Troubles =
    [
        "路灯坏了{0}个月没人修，晚上漆黑，{1}户居民出行不便，老人摔倒两次。由于没有明确谁来管，打了几次电话都没有结果。建议尽快维修路灯，明确日常维护责任。",
        "门口放学的时候家长的车停得到处都是，堵得走不动，已经有{0}年多了。希望把旁边的空地划成临时停车位，安排人疏导，大概能停{1}辆车。",
        "垃圾桶天天满得溢出来，夏天臭得不行，{1}多户人家受不了，环卫一天只来清一次。能不能增加清运次数，多放{0}个桶？",
        "电梯老是坏，{0}月份又把人困在里面半个小时，物业说没钱修，业主群里吵翻了。{1}户业主要求动用维修基金换一部新的。",
        "下雨就积水，去年淹了{0}次，一楼{1}户人家家里都进了水。因为下水道太细又常年堵，请水务部门把管网改造一下。",
        "到镇上的班车一天只有{0}趟，下午三点以后就没车了，老人看病很不方便，全村{1}人就靠这趟车，希望增加一趟晚班车。",
    ];

    public static string[] Categories { get; } = ["财政经济", "城建环保", "教科文卫", "农业农村", "社会建设", "监察司法", "其他"];

    public static HandlingUnitOption[] Units { get; } =
    [
        new("市住房和城乡建设局", ["住房", "物业", "电梯"]), new("市城市管理局", ["路灯", "垃圾", "占道"]), new("市公安局", ["治安", "交通秩序"]),
        new("市教育局", ["学校", "学位"]), new("市水务局", ["排水", "管网"]), new("市交通运输局", ["班车", "公交"]),
    ];

    public static SourceNote[] Of(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new SourceNote(
            string.Create(CultureInfo.InvariantCulture, $"n{i:000}"),
            Places[i % Places.Length] + string.Format(CultureInfo.InvariantCulture, Troubles[i / 2 % Troubles.Length], 2 + (i % 9), 30 + (i * 7 % 300)),
            new DateTimeOffset(2026, 8, 20, 9, 0, 0, TimeSpan.FromHours(8)))),
    ];
}
