using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Tests.Results;

/// <summary>A record of a vote of thirty groups with fifteen delegates each.</summary>
internal static class ReportTexts
{
    private static readonly DateTimeOffset Nine = new(2026, 12, 16, 1, 0, 0, TimeSpan.Zero);

    public static ReportContent Content(string? project = null, string? reason = null)
    {
        var rules = BallotRules.Example with { Places = 2 };
        var count = new BallotCount(448, 1, 2, [new CandidateCount(301, 0, 0, 146), new CandidateCount(226, 0, 0, 221), new CandidateCount(225, 0, 0, 222)]);
        return new ReportContent
        {
            BodyZh = "云州市人民代表大会",
            BodyEn = "Yunzhou People's Congress",
            Title = "云州市民生实事项目票决",
            Round = 1,
            Zone = "Asia/Shanghai",
            WindowFrom = Nine,
            WindowTo = Nine.AddHours(3),
            Rules = rules,
            Result = Decision.Of(rules, [1, 2, 3], new RollCount(450, 449, 448, 2), count),
            Candidates = [new ReportCandidate(1, project ?? "城区老旧供水管网改造", "市住建局"), new ReportCandidate(2, "社区养老服务中心建设", "市民政局"), new ReportCandidate(3, "农村公路提升", "市交通局")],
            Groups = [.. Enumerable.Range(1, 30).Select(Group)],
            Steps = Steps(),
            ScriptSteps = [new ReportScriptStep("第1代表小组", 1, "宣布会议开始", "Opening", Nine, "张召集")],
            Deviations = [new ReportDeviation(ReportDeviationKind.AdmittedByStaff, Nine.AddMinutes(20), null, "李代表", "王工作", reason ?? "签到设备故障")],
            Scrutineers = ["监票甲", "监票乙", "监票丙"],
            RollHash = new string('a', 64),
            ReceiptsHash = new string('b', 64),
            AuditFrom = 1201,
            AuditTo = 1999,
            AuditHash = new string('c', 64),
        };
    }

    private static ReportGroup Group(int number) => new(
        $"第{number}代表小组", 15, number == 3 ? 14 : 15, number == 3 ? 1 : 0, 15, Nine.AddMinutes(30), Nine.AddMinutes(70),
        [.. Enumerable.Range(1, 15).Select(i => new ReportVoter($"{(number * 15) - 15 + i}", $"代表{(number * 15) - 15 + i}", number != 3 || i > 2))]);

    private static List<ReportStep> Steps() =>
        [.. Enum.GetValues<ReportStepKind>().Select((kind, i) => new ReportStep(kind, Nine.AddMinutes(10 * i), kind == ReportStepKind.Shuffled ? [] : kind == ReportStepKind.KeyReleased ? ["监票甲", "监票丙"] : ["王工作"]))];
}
