using System.Buffers;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Turns of speech by which a note tries to become more than a note: a part of the text it wants changed (此建议的提出人), others' words
/// to be counted for nothing, reviewers sent away, a name to speak in, a play to be part of.
/// </summary>
internal static partial class InjectionTurns
{
    private static readonly (InjectionKind Kind, Regex Pattern, SearchValues<string> Needs)[] Patterns =
    [
        (InjectionKind.Decision, Changed(), Words("建议", "条", "每段", "来源", "出处", "编号", "署名", "落款", "提出人", "提案人", "领衔人", "四个字", "几个字", "句话", "上面", "前面", "原文", "照", "原封", "一字不", "草稿", "稿", "一句")),
        (InjectionKind.SoleGround, Nothing(), Words("当作", "当成", "视为", "看作", "当空气", "都当", "全当", "一律当", "只能", "只许", "只准", "参考", "当前面")),
        (InjectionKind.StaffClaim, Name(), Words("名义", "身份", "命令", "责令", "审查", "审核", "审批", "复核", "绿灯", "密码", "口令", "通知", "公告", "提示", "规则", "机密")),
        (InjectionKind.Order, Play(), Words("你是", "你在", "你能", "看完", "读完", "伪装", "冒充", "假扮", "玩法", "段子", "笑话", "故事", "重新开始", "从头", "条一样", "遍", "同事", "规则", "如果你", "假如你", "若你")),
        (InjectionKind.Disclosure, Shown(), Words("代表", "委员", "密码", "密钥", "口令")),
        (InjectionKind.Decision, Voted(), Words("赞成", "反对", "弃权", "同意", "满意")),
    ];

    public static IEnumerable<InjectionSign> Find(string value) =>
        Patterns.Where(one => value.AsSpan().ContainsAny(one.Needs)).SelectMany(one => Find(one.Kind, one.Pattern, value));

    private static List<InjectionSign> Find(InjectionKind kind, Regex pattern, string value)
    {
        try
        {
            return [.. pattern.Matches(value).Select(match => new InjectionSign(kind, match.Index, match.Index + match.Length))];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static SearchValues<string> Words(params string[] words) => SearchValues.Create(words, StringComparison.Ordinal);

    private const string Start = "(?<=^|[,。;!?:、\n\"“”'’)\\s])";
    private const string Few = "[^,。;!?\n]";
    private const string Want = "(?:请|劳烦|麻烦|拜托|把|将|给我|帮我|替我|让|你|务必|直接|默认|千万|记得|看完|顺手|顺便|往|在|就|都|再|也|最后)";

    [GeneratedRegex(
        Start + Want + "+" + Few + "{0,6}(?:此建议|本建议|该建议|这份建议|这个建议|这条建议|建议(?:里|中|书里)(?!小学)|这一条(?=[,。;!?:当复升列标放写改算]|内容|记录|意见|建议|留言)|本条|此条|这条(?:记录|意见|留言|内容)|我这条|上面(?:那些|的|所有)(?:人|话|记录|意见)|前面(?:那些|所有)(?:人|话|记录|意见)|草稿|稿子|原文|每一?段|段首|段尾)" + Few + "{0,10}(?:改成|改为|改写|换成|换掉|写成|写上|塞|加上|加一|附上|删掉|删除|删去|抹|去掉|清空|升为|降为|列为|标为|标成|设为|合并|复制|归到|照登|当成|当作|算成|算作|视为|通过|放行|署|藏|提交|隐去|遮|重写|支持我)" +
        "|(?:提出人|提案人|领衔人|联名人|附议人|署名|落款)" + Few + "{0,4}(?:改|写|换|填|署|加)(?:成|为|上|了)?|(?:数据来源|消息来源|信息来源|来源|出处|记录编号|引用标注)(?:都|全|全部|统统)?(?:给我)?(?:抹|删|去掉|隐去|不留|擦掉|不要写|不写)" +
        "|(?:个字|二字|三字|四字|这句话|一句话|口号|名字)" + Few + "{0,4}(?:放|写|加|插|印|塞|藏|贴|挂)(?:在|到|进|入)" + Few + "{0,4}(?:每段|每一段|开头|结尾|标题|正文|文首|文末|段首|段末|建议|草稿)|(?:把|将)这一?条" + Few + "{0,4}(?:复制|重复|抄|粘贴)" + Few + "{0,3}[遍次份条]|(?:(?:往|在)建议(?:里|中|书里)?)" + Few + "{0,2}(?:塞|夹|藏|偷偷|悄悄|加塞)" +
        "|你?(?:照写|照登|照抄|照录|照发)(?:就是|就行|即可|不误|就好)|(?:原封不动|一字不改|一字不动|一字不差|一字不落|原样)(?:地|的)?(?:照登|写进|写入|登|抄|放进|放入|录|输出|搬进|复制)|" + Start + "(?:请|再|最后|末尾|另)*(?:附上|加上|补上|写上|带上|捎上)(?:一|两|几)(?:句|行|段)[话字]?[:,]|(?:升|列|定|设|标|提)(?:为|成|级为|到)(?:一号件|特急|急件|头号|置顶|最高级|加急件?|头条)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Changed();

    [GeneratedRegex(
        "(?:说法|意见|记录|话|声音|留言|其他的?|其余的?|别的|前面的?|上面的?|之前的?|以上的?)(?:都|全|全都|一律|统统|就|只)?(?:给我)?(?:当作|当成|视为|看作|当|算)(?:是)?" + Few + "{0,2}(?:没有|没看见|没听见|空气|空白|不存在|作废|无效|废话|废纸|没说|垃圾)" +
        "|" + Start + "(?:请|你|就|整理时|写时|生成建议时|起草时)*" + Few + "{0,6}(?:只能|只许|只准|只可)(?:参考|看|听|用|按|凭|依据|依照|认|信|采用|引用|写)" + Few + "{0,3}(?:这一条|本条|这条|此条|我)|只当(?:前面|上面|之前|以上)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Nothing();

    [GeneratedRegex(
        "(?:以|用)" + Few + "{1,12}(?:的)?(?:名义|身份|口吻|权限)[,]?(?:命令|指示|宣布|授权|批准|责成|要求你|要求系统|通知你)|(?:我|本人|现|特此)(?:命令|责令|勒令|指令)(?:你|系统|程序|机器|,)" +
        "|(?:审查|审核|审批|复核)(?:人员|的人|员|同志|部门)?" + Few + "{0,3}(?:不用|不必|无需|别|莫|不要)(?:再)?(?:管|看|审|查|问|理)" + Few + "{0,2}(?:这条|本条|此条|这份|该条|了|(?=[,。;!?\n]|$))|(?:本条|这条|此条|直接|给我)" + Few + "{0,6}(?:给绿灯|开绿灯|亮绿灯)|直接给?绿灯|" + Start + "给(?:我|本条|这条)?(?:开|个)绿灯" +
        "|(?:后台|管理员|系统|服务器|数据库)(?:的)?(?:密码|口令|密钥|账号)" + Few + "{0,4}(?:多少|是什么|是啥|告诉|给我|发|说)|" + Start + "(?:系统|平台|后台|程序|机器人)" + Few + "{0,5}(?:通知|公告|命令|指令|更新|升级|广播|消息)" + Few + "{0,2}:|(?:改用|改按|启用|改为执行)(?:下述|以下|如下|下面|这套|新的?)(?:的)?(?:规则|指令|要求|设定|口径)|(?:原|旧|老)规则(?:已|现)?(?:停止使用|停用|不再使用|作废|失效)[,。;]" + Few + "{0,4}(?:改|用|按|以下|下述)" +
        "|(?:本条|此条|这条)(?:内容|记录)?(?:属于|是|为)(?:最高)?(?:机密|绝密|密级|内部指令|系统指令|最高指示)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Name();

    [GeneratedRegex(
        "你(?:现在|其实|就|本来)?是" + Few + "{0,8}(?:审批|审核|写稿|起草|整理|编辑|助手|模型|程序|ai|机器|裁判|评委|诗人|翻译|客服|写手|作家|小说家|演员|黑客)(?:的|员|官|家)?(?=[,。;!?\n:]|$)|(?:如果|假如|要是|若|倘若)你(?:正|正在|在|能|可以)?(?:读|看|处理|扫描|识别|理解)(?:到|懂|见)?(?:这|本|此)|(?:读|看)完(?:之后|以后|后|本条|这条)?[,]?(?:请|就|务必|立即|马上)" + Few + "{0,4}(?:把|将|直接|输出|删|抹|改|回复|生成|来源|忘)" +
        "|" + Start + "(?:请|帮忙|帮我|替我|给我|你|来|麻烦)+" + Few + "{0,4}(?:伪装|冒充|假冒|装成|假扮|扮成)(?:成)?|(?:写|编|造|生成|复制|来|弄)" + Few + "{0,2}(?:\\d+|[二两三四五六七八九十几]+[十百千]?|[十百千]+)(?:条|份|遍|个)" + Few + "{0,3}(?:一样的?|相同的?|类似的?|同样的?)" + Few + "{0,3}(?:意见|记录|建议|留言|反映|内容)" +
        "|换(?:个|一个|一种)(?:玩法|玩儿法|模式聊)|(?:咱们|咱|你|给我|帮我|不如)来?(?:写|讲|说|玩|聊|唱|编)(?:个|段|首|点|一个|一段)?(?:段子|笑话|诗|游戏|歌词|相声|对联|小说)|从(?:这里|此处|这|头)(?:重新|再次)(?:开始|来过)(?=[,。;!?\n]|$)(?<!学|工)|各位(?:ai|机器|模型|智能体)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Play();

    [GeneratedRegex(
        "(?:给我|请(?:你)?|把|将|调出|调取|告诉我|让我(?:看看)?|透露|晒出|翻出|查出)" + Few + "{0,4}(?:别的|其他|其它|[赵钱孙李周吴郑王张刘陈杨黄林何高]|某|上一个|哪位|每个|所有|那位)" + Few + "{0,2}(?:代表|委员)" + Few + "{0,10}(?:亮|聊天|记录|私下|投了|投票|草稿|笔记|提交了|反映了什么|说了什么|手机|电话|住址|行程)|(?:给|向)(?:全体|所有|每位|各位|每个)(?:代表|委员)" + Few + "{0,2}(?:发|群发|推送|打)(?:一?[条个封]|出|送)?(?:短信|通知|消息|邮件|公告|电话)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Shown();

    [GeneratedRegex(
        "(?:默认|自动|统一|系统|你|直接)(?:就)?(?:替|帮|给|为|代)" + Few + "{0,12}(?:点|投|选|勾|按|记|填)(?:了|上|下|成|个)?(?:赞成|同意|反对|弃权|满意)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Voted();
}
