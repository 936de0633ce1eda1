using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting;

/// <summary>Invented notes for the drafting tests.</summary>
internal static class Notes
{
    public static readonly DateTimeOffset Day = new(2026, 8, 20, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly string[] Categories = ["财政经济", "城建环保", "教科文卫", "农业农村", "社会建设", "监察司法", "其他"];

    public static readonly HandlingUnitOption[] Units =
    [
        new("市住房和城乡建设局", ["住房", "物业", "电梯"]),
        new("市城市管理局", ["路灯", "垃圾", "占道"]),
        new("市公安局", ["治安", "交通秩序"]),
        new("市教育局", ["学校", "学位"]),
    ];

    public static SourceNote Note(string id, string text, string? place = null) => new(id, text, Day, place);

    public static DraftingRequest Request(params SourceNote[] notes) => new(notes, Units, Categories);

    public static async Task<DraftingResult> DraftAsync(params SourceNote[] notes) =>
        await new OfflineDrafter().DraftAsync(Request(notes), null, TestContext.Current.CancellationToken);

    /// <summary>One estate in three spellings, another estate with the same complaint, a street without light, a school.</summary>
    public static SourceNote[] Mixed =>
    [
        Note("n1", "尊敬的领导您好！云杉园柏溪苑购房必须捆绑购买8万元车位，不买就取消购房资格。恳请取消捆绑销售车位。"),
        Note("n2", "云杉园·柏溪苑的开发商强制捆绑销售车位，一个车位8万元，300多名购房者都不同意，求求领导了！"),
        Note("n3", "云杉园.柏溪苑捆绑销售车位，交了12万认购款还没有签购房合同，希望尽快签订购房合同。"),
        Note("n4", "云杉园柏溪院车位捆绑销售，280户业主不满意。开发商做个人吧！"),
        Note("n5", "翠屏花园开发商也在捆绑销售车位，车位每个6万元。"),
        Note("n6", "东街路灯坏了三个月没人修，晚上漆黑，老人摔倒两次。建议尽快维修路灯。"),
        Note("n7", "东街的路灯一直不亮，晚上走路看不见，希望安装新路灯。"),
        Note("n8", "实验小学学位不够，周边孩子上学难，由于近两年新建小区多，学位没有跟上。"),
    ];
}
