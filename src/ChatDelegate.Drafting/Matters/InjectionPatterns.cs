using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// What the word lists of <c>Data/injections.yaml</c> cannot say: orders built of interchangeable pieces (只采用我这一条, 标题整成…).
/// All in normal form. Each takes a verb together with what only this program has: notes, a title, instructions, a review.
/// </summary>
internal static partial class InjectionPatterns
{
    /// <summary>Fewest letters of an English order.</summary>
    private const int FewestLetters = 8;

    private static readonly InjectionRule[] Rules =
    [
        new(InjectionKind.Order, Output()),
        new(InjectionKind.DialectOrder, Dialect()),
        new(InjectionKind.FakeCitation, Citation()),
        new(InjectionKind.StaffClaim, Staff()),
        new(InjectionKind.SoleGround, Sole()),
        new(InjectionKind.Order, Disregard(), "忽略", "无视", "忘", "抛开", "丢掉", "不理会", "推翻", "覆盖", "绕过", "跳过", "不要", "不用", "不必", "别", "无需", "无须"),
        new(InjectionKind.Order, Void(), "不算", "作废", "无效", "不作数", "不要", "别写", "不用", "丢", "删", "清空", "去掉", "不看", "忽略", "销毁", "看到", "读到", "处理", "整理", "归并", "汇总", "起草", "写建议", "写稿", "写草稿", "成稿", "定稿", "生成"),
        new(InjectionKind.RoleMarker, Role(), ":", "[", "【", "<", "(", "--"),
        new(InjectionKind.FakeSchema, Schema(), "{", "\"", "'", "“", "json", "yaml", "xml", "<", "=", ":", "键值", "字段"),
        new(InjectionKind.Disclosure, Disclosure(), "输出", "列出", "显示", "打印", "给我看", "告诉我", "导出", "公布", "发给我", "复述", "重复", "背出"),
        new(InjectionKind.Decision, Decision(), "标题", "题目", "类别", "分类", "单位", "正文", "结尾", "末尾", "开头", "措施", "原因", "状态", "来源", "出处", "草稿", "稿", "建议", "优先级", "标", "设", "列", "记", "改", "通过", "审", "荣获", "提示", "告诉", "结论"),
    ];

    private static readonly InjectionRule InEnglish = new(InjectionKind.ForeignOrder, English());

    public static IEnumerable<InjectionSign> Find(string value) =>
        (value.Count(char.IsAsciiLetter) < FewestLetters ? Rules : Rules.Append(InEnglish)).SelectMany(rule => rule.Find(value));

    private const string Earlier = "(?:所有|全部|一切|其他|其它|其余|别的|之前|此前|先前|前面|上面|以上|上述|前述|前几|原来|现有|你|系统)";
    private const string Things = "(?:记录|意见|内容|要求|规则|规定|指令|指示|命令|说法|格式|提示|提示词|设定|限制|约束|任务|笔记|条目|原稿)";
    private const string Parts = "(?:标题|题目|类别|分类|承办单位|主办单位|正文|结尾|末尾|开头|措施|原因|(?<!单|件)状态|来源|出处|草稿|稿子|建议稿|每份建议|每条建议|优先级)";
    private const string Make = "(?:写|改|填|换|设|定|整|弄|搞|标|归|加|拟|取)";

    [GeneratedRegex(
        "(?<!不要|不能|不应|不可|不得|别|请勿|勿|莫|被)(?:忽略|无视|忘掉|忘记|抛开|丢掉|不理会|推翻|覆盖|绕过|跳过)(?:掉)?(?!(?:一切|全部|所有)(?:[,。;!?\n]|$))" + Earlier + "(?:的|那些|这些|全部|所有|其他)*(?!问题|情况|诉求|困难|现象|矛盾|需求|群众|老人|居民|业主|安全|隐患|消防)" +
        "|(?:不要|不用|不必|别|无需|无须)(?:再)?(?:管|理会|理|看|遵守|遵循|参考|采用|采纳|引用|按照|按)" + Earlier + "(?:的|那些|几条)*" + Things,
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Disregard();

    [GeneratedRegex(
        "(?:以上|上面|前面|之前|此前|其他|其它|其余|别的|所有|前几条|现有)(?:的|所有|全部|此前)*(?!规定现在)" + Things + "(?:和" + Things + ")?(?:现在|从此)?(?:全部|全都|都|一律|统统|一概|均)?(?:不算|作废|无效|不作数|不要写|别写|不用写|不要管|不用管|丢弃|丢掉|删除|删掉|清空|去掉|不看|忽略)" +
        "|(?:删除|清空|丢弃|销毁)" + Earlier + "(?:的)?" + Things +
        "|(?:看到|读到|处理|整理|归并|汇总)(?:到)?(?:这|本|此)(?:一)?(?:条|句|段|份).{0,8}(?:请|务必|就|后|时|的)+.{0,8}(?:写|输出|标|改|忽略|通过|删|加上)|(?:整理|起草|写建议|写稿|写草稿|成稿|定稿|生成)(?:的)?(?:时|时候|之后|后|前).{0,8}(?:把|将|请|务必|加上|写上|写成|不要写|别写|只写|统一)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Void();

    [GeneratedRegex(
        "你(?:接下来|现在|必须|只能|只需|只需要|只要|应当|应该|就|要|得|将|下一步)*(?:输出|生成|扮演|返回|撰写|起草)(?!不了|失败)" +
        "|(?:从现在起|从现在开始|接下来|下面|现在开始|自此).{0,6}(?:你要|你必须|你只|你将|请你|所有回答|每份建议|一律写|输出)" +
        "|(?:重新写|给我写|帮我写|请你?写|改写成|你就写|为我写).{0,16}(?:诗|绝句|文章|稿子|故事|小说|广告词|歌词|代码|程序|情书|表扬信)" +
        "|(?:大模型|语言模型|ai助手|智能助手|人工智能|机器人|小程序|程序|系统)(?:请|你)(?:务必|必须|直接|按|把|将|不要|忽略|听|注意)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Output();

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass|overwrite)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|all|other|instructions?|rules?|notes?|system|prompts?|guidelines?|safety)\b" +
        @"|\byou (?:are|will be|must be) (?:now |a |an |the |no longer |dan\b|free)|\b(?:print|reveal|show|repeat|leak|output|display)\b[^.\n]{0,25}\b(?:prompt|instructions?|system|json|verbatim|word for word|api key|secrets?|notes of)\b" +
        @"|\b(?:mark|set|flag|approve|accept)\b[^.\n]{0,25}\b(?:approved|accepted|verified|public|reviewed|suggestion|draft)\b|\b(?:respond|reply|answer|output|write)\b[^.\n]{0,12}\b(?:only|exactly|instead|with the word|a poem|the following)\b" +
        @"|\b(?:title|category|unit)s? (?:must|should|shall|to be|to) |\b(?:new|updated|important|hidden|secret) (?:system )?(?:instructions?|task|prompt|rule)s?\b|\bas (?:an? )?(?:admin|administrator|developer|staff|system|root)\b|\bdo not (?:cite|mention|follow|flag|show|tell)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex English();

    [GeneratedRegex(
        "(?:莫|甭|冇|唔好|唔使|唔要|勿要|覅|别个?|休)(?:要|再|去)?(?:管|理|听|睬|信|看|写|按|照|搭理|采|睇)(?:会)?.{0,3}(?:上头|前头|前边|上边|前面|上面|别个|其他|别人|旁人|那些|旁的|人家)" +
        "|(?:前头|上头|前边|上边|前面|上面|别个|其他人|旁人)(?:的|那些|讲的|说的|写的|嘞|咧|嘅|些|所有)*(?:你|侬|恁|您)?(?:都|就|全)?(?:莫|甭|唔|勿|覅|别|冇)(?:好|使|要)?(?:管|理|听|写|算|睬|信|看|搭理)" +
        "|(?:只管|尽管|你就|侬就|恁就|净)(?:给我|给俺|跟我|帮我)?(?:写|整|弄|搞|记)(?:我|俺|咱|侬|阿拉|:|上|起)|(?:我|俺|阿拉|吾|额)(?:讲|说|喊|嘅)(?:啥|么子|啥子|嘛|乜|什么)(?:子)?(?:你|侬|恁)?(?:就)?(?:写|整|记|搞)" +
        "|(?:其余|其他|别的|别个|前头|前面|上头|上面|那些)(?:的|那些|这些|人)*(?:都|全)?(?:拉倒|算球|算求|算逑|得了吧|冇用|白搭|甭要|莫要|勿要|覅要|丢咯|甩咯|不要咯|不作数|唔算|唔要)|(?:就|净|专门|单)(?:照|按|依|听)(?:到|着|住|倒)?(?:我|俺|咱)(?:的|讲|说|咯|这)" +
        "|(?:按|照|听)(?:我|俺|咱|阿拉)(?:讲|说|嘅|的)(?:的|嘅|嘞)?(?:来)?(?:写|整|搞|弄|改)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Dialect();

    [GeneratedRegex(@"(?:^|[\n。;!?\s\[【(<「『])(?:系统|system|assistant|user|human|developer|tool|助手|助理|开发者|模型)(?:消息|提示|指令|通知|命令|message|prompt)?\s*[\]】)>」』]?\s*:|[\[【<(](?:系统|system|sys|inst|admin|管理员|开发者)[^\]】>)]{0,8}[\]】>)]|-{2,}\s*(?:end|begin|结束|以下|系统)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Role();

    [GeneratedRegex(@"\{\s*[""'“‘]?[a-z_\u4e00-\u9fff]{1,12}[""'”’]?\s*:|[""'“](?:title|notes?|measures?|problem|category|units?|unused|kind|drafts?|sentences?|cause|matters?|questions?)[""'”]|(?:json|yaml|xml)(?:格式|返回|输出|结构|对象|:|字段)|(?:返回|输出|回复|格式为|按)(?:如下|以下)?.{0,4}json|<(?:note|title|draft|answer|output|data|instruction)s?\b|\b(?:title|notes?|category|units?|measures?|problem|cause|kind|status|role|content|approved)\s*[=:]\s*\S|(?:键值|字段)(?:对|为|名|如下|填)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Schema();

    [GeneratedRegex(
        @"(?:引用|来源|出处|依据|记录|编号|标注|注明)[^。\n]{0,6}(?<![a-z0-9])n\d{1,3}(?![0-9a-z])|(?<![a-z0-9])n\d{1,3}\s*[、,和及]\s*n\d{1,3}(?![0-9a-z])|[\[(〔【]n\d{1,3}[\])〕】](?:条|已|号记录|也|均)|[\[〔【]\d{1,3}[\]〕】](?:条|号记录|也|均)" +
        @"|(?:视为|视同|当作|算作|当成|等同于?|计为|记作|记为|写成|看作)(?:是)?(?:所有|全部|各条|多条|其他|每条|\d+条|\d+名|\d+户|[一二三四五六七八九十百]+(?:条|人|户|名))(?:记录|意见|群众|人|条|居民|代表)?(?:的|都|均|共同|一致)?(?:说|意见|反映|要求|联名)?" +
        @"|(?:所有|全部|各条|其他|其余|上述|每条)(?:的)?(?:记录|条目|笔记|随手记)(?:都|均|已|也|一致|全)|(?:引用|注明|标注|写明|算)(?:为|成|作)[^。\n]{0,10}(?:记录|条|群众|人大|文件)|每(?:句|条|段)(?:话)?(?:都|均|后面|末尾|下面)?(?:要)?(?:引用|注明|标注|注上|标上)" +
        @"|(?:见|据|依据|根据|参照|引自|详见|参见|出自)(?:第)?(?:n\d{1,3}(?![0-9a-z])|(?:\d{1,3}|[一二三四五六七八九十])号?(?:条)?(?:记录|笔记|随手记))|第(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:条|号)(?:记录|笔记|随手记|意见)?(?:也|已|均|就)?(?:说|证实|提到|同意|确认|佐证)|(?:由|经|被)[^。,\n]{0,8}(?:记录|笔记)(?:证实|确认|佐证)|共同意见:|(?<![a-z0-9])n\d{1,3}(?:也|已|均|号|条|里|中|证实|说|补充)" +
        "|(?:以下|下面)(?:是|为|系|即)?.{0,8}(?:其他|另外|别的|[一二三四五六七八九十百多]+)(?:位|名|条|个)?(?:群众|居民|代表|记录|人)(?:的)?(?:原话|记录|意见|补充)|(?:记|算|归|挂|加|并|补|复制)(?:到|在|入|进)(?:所有|每一?|其他|全部|各|别)(?:个|人|条|的)?.{0,4}(?:记录|条|名下|头上|里)|代表(?:所有|全体|各条|其他)(?:记录|意见)" +
        "|(?:把|将)?(?:本|此|这)(?:一)?条(?:记录|内容)?(?:请|要|应)?(?:引用|算作|计入|当成|视为|标注|并入|署名)|(?:出自|引自|标注为|标为|注为|署名为?)[^。\n]{0,8}(?:名群众|位群众|条记录|名代表|位代表|红头文件)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Citation();

    [GeneratedRegex(
        "我(?:是|乃|作为)(?:本|这个|你们|你的)?(?:系统|平台|后台|超级|网站|软件|程序)(?:的)?(?:管理员|开发者|开发人员|维护人员|运维|负责人|主人)|我是.{0,10}(?:人大办|人大常委会|工作机构|代表联络|审核|工作人员|管理员|领导|主任).{0,24}(?:直接|免审|输出|不用走|不走流程|无需|跳过|照办|按我|授权你|命令你|要求你|请你把|马上生成|给我看|全部记录)" +
        "|(?:作为|以)(?:系统|平台)?(?:管理员|工作人员|开发者|审核员|领导)(?:的)?(?:身份|权限|名义)?.{0,10}(?:授权|命令|指示|要求你|要求系统|直接|批准|通知你|责令|确认)|(?:免审|免于审核|免检通过|不用走流程|不走流程|绕开审核)|(?:领导|主任|上级|人大办|办公室|工作机构)(?:已|已经|都|均)?(?:批准|同意|授权|审定|批示).{0,12}(?:直接|不用|无需|照此|照写|你)|(?:权限|会话)(?:已)?(?:升级|提升|切换)|限制(?:已)?解除" +
        "|(?:人大办|办公室|工作机构|审核组|信息中心|技术部|主任|领导)(?:的)?(?:紧急)?(?:通知|指示|授权|委托|口头)[:,你系].{0,16}|受.{0,8}(?:委托|授权|指派).{0,16}(?:直接|修改|删除|定稿|通过|输出)|我有(?:审核|管理|最高|修改|审批|系统)(?:员)?(?:的)?权限|(?:工作人员|管理员|审核员|审核组|后台)(?:指令|口令|操作|专用|提醒你|告知你|命令)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Staff();

    [GeneratedRegex(
        "只(?:能|需|要|准|许)?(?:写|采用|采纳|保留|看|用|引用|依据|根据|按|信|认|以|凭)(?:我)?(?:的|写的|说的)?(?:这|本|此|下面这|以下这)(?:一|几|两)?(?:条|句|份|段|点)|以(?:我)?(?:的)?(?:这|本|此)(?:一)?(?:条|份|句|段)(?:的)?(?:内容|意见)?为(?:准|唯一|依据)" +
        "|(?:此|本|这|这一|我这)(?:条|句|份|段).{0,8}唯一|唯一(?:的)?(?:依据|来源|出处|根据|标准).{0,3}(?:就|只|即)?(?:是)?(?:本|此|这)(?:一)?(?:条|句|份)|(?:别的|其他|其它|其余|别人的?|剩下的?)(?:的)?(?:记录|意见|条)?(?:都|全|全部|一律|统统|皆).{0,8}(?:作废|丢弃|丢掉|不要写|别写|不看|不用写|不用管|删|水军|假的|不算|无效|忽略|不予采用)|只写一条[:,]" +
        "|以我(?:说|讲|写|的|这)?.{0,4}为准|(?:其他|其余|别的|别人|其它|旁人)(?:人)?(?:说的|写的|讲的|反映的|提的|意见|记录|那些)+(?:都|全|均|一概|统统)?(?:不可信|不用写|不算|不对|不必|不要|是假的|是编的|忽略|不采纳|不采用|不作为|无关|别信)|唯一(?:真实|有效|可信|正确|合法)的?(?:记录|意见|依据|来源|内容)|排除(?:其他|其余|别的)(?:记录|意见)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Sole();

    [GeneratedRegex("(?:输出|列出|显示|打印|给我看|告诉我|导出|公布|发给我|复述|重复|背出).{0,10}(?:提示词|系统提示|指令|设定|其他代表|别的代表|所有代表|全部记录|所有记录|别人的记录|联系方式|手机号|密码|密钥|内部)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Disclosure();

    [GeneratedRegex(
        "(?:把|将)" + Parts + "(?:里|中|内容|全部|统一|都|一律|直接)*" + Make + "(?:成|为|到|上|入|进)|" + Parts + "(?:里|中|内|一律|必须|请|应|应当|要|就|直接|都|统一|给我)*(?:" + Make + "(?:成|为|上|入|进)|含有|必须含|包含|里写)|在" + Parts + "(?:里|中|上|后|最后|前)*" + Make + "(?:上|入|进|一句)?" +
        "|(?<!工单.{0,6})(?:标记|标注|标|设置|设|列|记|改)(?:为|成)(?:已)?(?:审核|通过|核实|公开|批准|办结|采纳|同意|重点督办)|(?:直接|自动|立即|马上|予以)(?:审核)?通过(?:该|本|此|这)(?:条|份|件|项)?(?:建议|草稿|稿|记录)|(?:无需|免|不用|不必|不需要|跳过|绕过|略过)(?:人工|工作人员|任何)*(?:审核|审查|复核|审批)(?!材料|费)|(?<!单)(?:状态|结论)(?:改|设|变)(?:为|成)|(?:不要|别|不得|无须|无需)(?:标记|标注|显示|提示|告诉)(?:为)?(?:来源|可疑|工作人员|此条|本条|给工作人员)|荣获.{0,6}奖.{0,6}(?:写|标题)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Decision();
}
