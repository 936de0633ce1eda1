using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>Dialogs that lie near to each other and to the product's: 票决, 签到, 主持词, 我的任务, 履职评议, 走访, 请假.</summary>
internal static class NearDialogs
{
    public const string Command = "near.done";

    // What they ask does not matter here, only how they are asked for.
    private const string Body = """

        fields:
          - {id: text, type: text, label: {zh-CN: 内容, en: Text}, ask: {zh-CN: 请说。, en: Go ahead.}}
        summary: none
        submit: {command: near.done}
        """;

    private static readonly string[] Starts =
    [
        """
        dialog: vote
        title: {zh-CN: 票决, en: vote}
        start:
          phrases: {zh-CN: [票决, 投票, 参加票决, 给候选项目投票], en: [vote, cast a vote]}
          examples:
            zh-CN: [我来投票, 民生实事项目票决, 对候选项目进行表决, 开始投票, 表决项目, 投出我的一票, 进入票决页面, 给民生实事投票]
            en: [I want to cast my vote, vote on the candidate projects, start voting, open the ballot]
        """,
        """
        dialog: check-in
        title: {zh-CN: 签到, en: check in}
        start:
          phrases: {zh-CN: [签到, 会议签到, 活动签到], en: [check in, sign in]}
          examples:
            zh-CN: [我到了来签到, 到会场了, 报到一下, 集中活动周签到, 我已到会, 帮我签个到]
            en: [I am here, I have arrived at the meeting, check me in please, sign me in]
        """,
        """
        dialog: host-script
        title: {zh-CN: 主持词, en: host script}
        start:
          phrases: {zh-CN: [主持词, 写主持词, 生成主持词], en: [host script, write a host script]}
          examples:
            zh-CN: [活动的主持稿, 我要主持活动需要一份稿子, 起草会议主持稿, 主持人用的稿子, 召集人主持词, 帮我准备主持发言]
            en: [script for hosting the meeting, what the chair says, words for the host, draft the opening words]
        """,
        """
        dialog: my-tasks
        title: {zh-CN: 我的任务, en: my tasks}
        start:
          phrases: {zh-CN: [我的任务, 待办, 任务清单], en: [my tasks, to do]}
          examples:
            zh-CN: [有什么任务, 我还有哪些任务没完成, 看看待办事项, 今天要做什么, 打开任务列表, 分配给我的任务]
            en: [what are my tasks, show my to-do list, what is left for me to do, tasks assigned to me]
        """,
        """
        dialog: evaluation
        title: {zh-CN: 履职评议, en: evaluation}
        start:
          phrases: {zh-CN: [履职评议, 评议, 参加评议], en: [evaluation, evaluate]}
          examples:
            zh-CN: [给部门打分, 对政府部门进行评议, 评价部门的履职情况, 填写评议表, 工作评议打分, 我要给局长评分]
            en: [evaluate a department, rate a department, fill in the evaluation form, score the work of the bureau]
        """,
        """
        dialog: visit
        title: {zh-CN: 走访, en: visit}
        start:
          phrases: {zh-CN: [走访, 走访登记, 登记走访], en: [visit, log a visit]}
          examples:
            zh-CN: [我今天走访了选民要登记, 新增一条走访记录, 录入走访情况, 入户走访登记, 走访联系群众, 填走访表]
            en: [register a home visit, record a visit to residents, I visited a family today, add a visit]
        """,
        """
        dialog: leave
        title: {zh-CN: 请假, en: ask for leave}
        start:
          phrases: {zh-CN: [请假, 我要请假, 会议请假], en: [ask for leave, request leave]}
          examples:
            zh-CN: [明天有事来不了, 参加不了会议想请假, 请一天假, 提交请假申请, 因病请假, 活动去不了]
            en: [I cannot come to the meeting, take leave from the session, I will be absent, leave request]
        """,
    ];

    public static IEnumerable<DefinitionFile> Files => Starts.Select((start, i) => new DefinitionFile($"dialogs/near{i}.yaml", start + Body));
}
