using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Other ways to write what a sign is looked for in: traditional characters, letters that only look Latin, digits for letters,
/// words pulled apart, and codes (base64, escapes). Nobody writes to a delegate in the last two; so what they hold counts wherever it stands.
/// </summary>
internal static partial class InjectionDisguise
{
    private const string Traditional = "無視請將寫標題單據證實這個條們說話總結輸檔應當須從現開關閉權體統員審覈過與會為錄記發業務對讓僅隻舊規則設備調試義認識別處時後來買賣東車門問間聽見觀點線組織級終給絕續維護報場執學習導師數庫號碼儲華語詞謊際術戶資訊網絡運動達還遠選邊適違連進隊陽隨難離電靈顯頭類願風飛養馬驗齊龍並內兩產歷廠勢勞區協卻參變團園圖國圍圓壓壞夠夢奪尋層屬島帳帶幫幹廣廢強彙彈復徵憑慮戰戲擇擊擔擴擬攔攝敗斷於暫書極樓樣樹歸殺氣決減測滅漢濟煙煩熱爭牆獎獲獨環畫異療監盤礦種稱積穩競筆節約紅納純紙細經綠縮罰職聯聲膽臨舉藥裝補製複親覺計討訓許訴評詳誤誰課論譯議讀負財責貨質購貴費賬賞贊趕軟較轉辦農邏郵釋針錢錯鍵鏈鎖閱陸險雙雜響項順預領頻額顧飯館驅鬆黨刪確簽檢換註隱裡裏麼沒啟啓訂簡傳創優偽億萬縣鎮鄉橋燈訪誌擾爲衆眾臺遲誠謝貼佈閒漲虧塊";
    private const string Simplified = "无视请将写标题单据证实这个条们说话总结输档应当须从现开关闭权体统员审核过与会为录记发业务对让仅只旧规则设备调试义认识别处时后来买卖东车门问间听见观点线组织级终给绝续维护报场执学习导师数库号码储华语词谎际术户资讯网络运动达还远选边适违连进队阳随难离电灵显头类愿风飞养马验齐龙并内两产历厂势劳区协却参变团园图国围圆压坏够梦夺寻层属岛帐带帮干广废强汇弹复征凭虑战戏择击担扩拟拦摄败断于暂书极楼样树归杀气决减测灭汉济烟烦热争墙奖获独环画异疗监盘矿种称积稳竞笔节约红纳纯纸细经绿缩罚职联声胆临举药装补制复亲觉计讨训许诉评详误谁课论译议读负财责货质购贵费账赏赞赶软较转办农逻邮释针钱错键链锁阅陆险双杂响项顺预领频额顾饭馆驱松党删确签检换注隐里里么没启启订简传创优伪亿万县镇乡桥灯访志扰为众众台迟诚谢贴布闲涨亏块";
    private const string LookAlike = "аеорсухіјѕԁһѵԝкмтвнαεορνκτιυωγηρχѡᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ";
    private const string Latin = "aeopcyxijsdhvwkmtbnaeopvktiuwynpxwabcdeghijklmnoprtuvwyz";
    private const string Figures = "013457@$";
    private const string Letters = "oieastas";
    private const int FewestDecoded = 4;

    private static readonly Dictionary<char, char> ToSimplified = Pairs(Traditional, Simplified);
    private static readonly Dictionary<char, char> ToLatin = Pairs(LookAlike, Latin);

    /// <summary>The same text in simplified characters; every place stays where it is.</summary>
    public static string Simplify(string value) => Map(value, ToSimplified);

    /// <summary>With Latin letters for those that look like them, tone marks taken off; null when there is none of either.</summary>
    public static string? Romanise(string value)
    {
        var mapped = string.Create(value.Length, value, (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = ToLatin.TryGetValue(from[i], out var letter) ? letter : from[i] is >= '\u00C0' and <= '\u024F' ? from[i].ToString().Normalize(NormalizationForm.FormD)[0] : from[i];
            }
        });
        var plain = FigureInWord().Replace(mapped, match => Letters[Figures.IndexOf(match.Value[0], StringComparison.Ordinal)].ToString());
        return plain == value ? null : plain;
    }

    /// <summary>Words of one or two characters with signs between them, joined again, and where they stand.</summary>
    public static IEnumerable<(string Joined, int Start, int End)> PulledApart(string value) =>
        Apart().Matches(value).Select(match => (string.Concat(match.Value.Where(char.IsLetterOrDigit)), match.Index, match.Index + match.Length));

    /// <summary>What codes in the text say; not those of a web address.</summary>
    /// <param name="typed">As typed: base64 tells capitals from small letters.</param>
    public static IEnumerable<string> Decoded(string typed)
    {
        foreach (Match code in Base64().Matches(typed))
        {
            var bytes = new byte[code.Length];
            if (Convert.TryFromBase64String(code.Value.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var length) && Readable(bytes.AsSpan(0, length)) is { } text)
            {
                yield return text;
            }
        }

        if (Escapes().Matches(typed) is { Count: >= FewestDecoded } escapes)
        {
            yield return string.Concat(escapes.Select(escape => (char)int.Parse(escape.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        }

        foreach (Match code in Percent().Matches(typed))
        {
            yield return Uri.UnescapeDataString(code.Value);
        }
    }

    private static string? Readable(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length >= FewestDecoded && !text.Any(c => c == '\uFFFD' || char.IsControl(c)) ? text : null;
    }

    private static string Map(string value, Dictionary<char, char> map) =>
        value.Any(map.ContainsKey) ? string.Concat(value.Select(c => map.GetValueOrDefault(c, c))) : value;

    private static Dictionary<char, char> Pairs(string from, string to)
    {
        var pairs = new Dictionary<char, char>();
        foreach (var (one, other) in from.Zip(to))
        {
            pairs.TryAdd(one, other);
        }

        return pairs;
    }

    [GeneratedRegex(@"(?<=[a-z][0-9]?)[013457@$](?=[a-z])|(?<![a-z0-9])[013457@$](?=[a-z]{2})", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex FigureInWord();

    [GeneratedRegex(@"(?:[\p{L}\d][ \t.\-_*·|/\\~+=#@^$%&]{1,3}){5,}[\p{L}\d]|(?:\p{IsCJKUnifiedIdeographs}{1,2}[ \t.\-_*·|/\\~+=#@^$%&]{1,3}){3,}\p{IsCJKUnifiedIdeographs}{1,8}|(?:\p{IsCJKUnifiedIdeographs}[,。、;:]\s?){4,}\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16,4000}={0,2}(?![A-Za-z0-9+/=])", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Base64();

    [GeneratedRegex(@"(?:\\u|\\x|%u|&#x|u\+)(?<hex>[0-9a-fA-F]{2,4})(?![0-9a-fA-F]);?", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Escapes();

    [GeneratedRegex("(?<![A-Za-z0-9/=?&_.%#-])(?:%[0-9a-fA-F]{2}){6,}", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Percent();
}
