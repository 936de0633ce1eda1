using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Matters;

/// <summary>What a note wants of the program, in English and in Chinese spelt out with Latin letters, told by what is asked for.</summary>
internal static partial class InjectionForeign
{
    /// <summary>Fewest letters of an order.</summary>
    private const int FewestLetters = 8;

    /// <summary>One such word may be a name or a slip; two are an order.</summary>
    private const int FewestPinyin = 2;

    private static readonly InjectionRule InEnglish = new(InjectionKind.ForeignOrder, English());
    private static readonly InjectionRule InPinyin = new(InjectionKind.ForeignOrder, Pinyin());

    /// <param name="value">Lower case, look-alike letters made Latin.</param>
    public static IEnumerable<InjectionSign> Find(string value)
    {
        if (value.Count(char.IsAsciiLetter) < FewestLetters)
        {
            return [];
        }

        var pinyin = InPinyin.Find(value);
        return InEnglish.Find(value).Concat(pinyin.Count >= FewestPinyin ? pinyin : []);
    }

    [GeneratedRegex(
        @"\b(?:add|append|insert|include|put|write|mention)\b[^.\n]{0,40}\b(?:in|into|to|at|under)\b[^.\n]{0,14}\b(?:draft|title|suggestions?|report|summary|output|answer|text you|final)\b" +
        @"|\b(?:dear|hey|hello|hi|attention|note to|message for|to)\b[^.\n]{0,14}\b(?:ai|assistant|model|llm|chatbot|bot|summari[sz]er|drafter|gpt)\b" +
        @"|\b(?:assistant|ai|model|chatbot|drafter|summari[sz]er)\b[,:]?\s+(?:please|must|should|you|do|now|shall|will now|is to|kindly)\b" +
        @"|\b(?:ignore|skip|drop|omit|discard|leave out|exclude|erase|wipe)\b[^.\n]{0,24}\b(?:others?|rest|notes?|everyone|anyone|complaints?|entries|entry|records?|context|said before)\b" +
        @"|\b(?:only|just|solely)\b[^.\n]{0,14}\b(?:use|quote|cite|keep|trust|count|believe|consider)\b[^.\n]{0,14}\b(?:this|my|mine)\b" +
        @"|\b(?:cast|change|count|record|fill in|submit)\b[^.\n]{0,24}\b(?:votes?|ballots?)\b|\bvote\b[^.\n]{0,20}\b(?:on behalf|for (?:me|us|all|everyone)|instead of|yes|no) " +
        @"|\b(?:send|forward|e-?mail|publish|post|share|release|leak|copy)\b[^.\n]{0,24}\b(?:draft|notes?|records?|list|result|prompt|everything|suggestion|conversation)\b[^.\n]{0,16}\b(?:to|on|online|at|publicly)\b" +
        @"|\b(?:i am|i'm|this is|we are|acting as|on behalf of|authori[sz]ed by)\b[^.\n]{0,24}\b(?:administrator|admin|developer|owner of (?:this|the)|operator|maintainer|system team|it department|openai|vendor|supervisor of this)\b" +
        @"|\b(?:tell|give|list|show|send)\b[^.\n]{0,16}\b(?:other|all|every|each)\b[^.\n]{0,12}\b(?:delegates?|deput(?:y|ies)|members?|users?|people|citizens?|complainants?)\b[^.\n]{0,20}\b(?:said|wrote|notes?|phones?|names?|numbers?|contacts?|address|votes?|voted)\b" +
        @"|\b(?:what|which)\b[^.\n]{0,12}\b(?:your|the system|hidden|initial|original)\b[^.\n]{0,12}\b(?:instructions?|prompt|rules?|guidelines?|configuration)\b" +
        @"|\b(?:claim|state|pretend|say|invent|make up|fabricate|exaggerate|inflate)\b[^.\n]{0,30}\b(?:everyone|all residents|hundreds|thousands|injured|died|deaths?|figures?|numbers?|agreed?|agrees|support)\b" +
        @"|\b(?:skip|bypass|without|no need for)\b[^.\n]{0,14}\b(?:review|approval|moderation|human check|verification|staff)\b|\b(?:new|real|true|actual) (?:task|goal|objective|instructions?)\b\s*(?:is|:|are)|\bend of (?:notes?|input|data|document|user)|\b(?:everything|all) (?:above|before|so far)\b[^.\n]{0,20}\b(?:test|fake|wrong|void|invalid|example|ignore)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex English();

    [GeneratedRegex(
        @"(?<![a-z])(?:hu\s?[1-5]?\s?l[vuü]e[1-5]?|wu\s?shi\s?(?:shang|qian|suo)|yi\s?shang\s?(?:zhi|yao|nei|gui)|shang\s?mian\s?de|qian\s?mian\s?de|zhi\s?ling|ti\s?shi\s?ci|ti\s?shi\s?yu|xi\s?tong|biao\s?ti|ni\s?xian\s?zai|ni\s?bi\s?xu|shu\s?chu|tong\s?guo|shen\s?he|guan\s?li\s?yuan|bu\s?yao\s?(?:guan|xie|ting|biao)|bie\s?(?:guan|xie|ting)|zhi\s?xie|xie\s?cheng|xie\s?jin|gai\s?(?:cheng|wei)|jian\s?yi|cao\s?gao|ji\s?lu|suo\s?you|qi\s?ta|quan\s?bu|dai\s?biao|zhi\s?jie|mi\s?ma|ban\s?yan|zan\s?cheng|tou\s?piao|fa\s?bu|gong\s?kai|qing\s?ni|qing\s?ba|ba\s?biao|zuo\s?fei)[1-5]?(?=[a-z0-9\s,.;:!?'""\-_，。]|$|[^\x00-\x7f])",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pinyin();
}
