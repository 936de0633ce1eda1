using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>What an official answer says about the message it answers: the gold that fields are scored against. Found without the code that is scored.</summary>
internal sealed partial class Answer
{
    private const int Opening = 250;
    private const int Closing = 60;
    private const double Shared = 0.6;
    private const int ShortestPlace = 3;

    private static readonly string[] Wishes = ["请求", "希望", "建议", "要求", "恳请", "呼吁", "强烈", "盼", "申请", "尽快", "反对", "解决", "能否", "什么时候", "何时", "咨询"];

    public Answer(Message message, IReadOnlyList<UnitNames> units)
    {
        var reply = NormalText.Of(message.Reply ?? "").Value;
        var opening = reply[..Math.Min(reply.Length, Opening)];
        var named = opening + " " + reply[^Math.Min(reply.Length, Closing)..];
        var asked = NormalText.Of(message.Subject + "\n" + message.Text).Value;
        Units = [.. units.Where(unit => unit.InAnswers.Any(name => named.Contains(name, StringComparison.Ordinal))).Select(unit => unit.Unit.Name)];
        Places = [.. PlaceEnd().Matches(opening).Select(match => LongestIn(asked, match.Value)).Where(place => place.Length >= ShortestPlace && !NoPlace().IsMatch(place)).Distinct()];
        Request = Restated().Matches(opening).Select(match => match.Groups["q"].Value).FirstOrDefault(phrase => Wishes.Any(wish => phrase.Contains(wish, StringComparison.Ordinal)) && Overlap.Share(phrase, asked) >= Shared);
    }

    /// <summary>Units that answer, or that the message was handed to.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>Narrow places of the answer's first sentences that the message names too.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>The wish or question as the answer restates it, when its words are mostly the message's own.</summary>
    public string? Request { get; }

    /// <summary>The longest end of a name that the message has as well.</summary>
    private static string LongestIn(string text, string name)
    {
        for (var from = 0; from <= name.Length - ShortestPlace; from++)
        {
            if (text.Contains(name[from..], StringComparison.Ordinal))
            {
                return name[from..];
            }
        }

        return "";
    }

    [GeneratedRegex(@"[\u4e00-\u9fff\da-z]{2,9}?(?:小区|花园|家园|公寓|广场|大厦|新村|社区|街道|大道|小学|中学|学校|幼儿园|医院|市场|公园|水库|[路街巷村镇乡苑湾城府])(?![\u4e00-\u9fff]{0,1}(?:政府|办事处|党委))", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex PlaceEnd();

    [GeneratedRegex("政府|我们|我市|我县|按照|部分|关于|反映|举报|市场$|的公?路|至.*路", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex NoPlace();

    [GeneratedRegex(@"(?:反映|反应|咨询|提出|反馈|投诉|提到|关于)(?:的|了)?(?:关于|有关)?[^。;]{0,6}?[“""《](?<q>[^”""》]{5,70})[”""》]|(?:反映|反应|咨询|提出|反馈|投诉|提到)的?(?:关于|有关)?(?<q>[^,。;“”]{6,60}?)(?:的)?(?:问题|情况|事宜|事项|诉求|建议|咨询)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Restated();
}
