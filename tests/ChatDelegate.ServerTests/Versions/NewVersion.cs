using System.Text.RegularExpressions;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Versions;

/// <summary>The next version of 反映意见: the matter is asked before the place, and there is a question more.</summary>
internal static class NewVersion
{
    public const string File = "report-opinion.yaml";

    public const string FirstQuestionBefore = "是哪里的事";

    public const string FirstQuestion = "是什么事";

    public const string Added = "影响多少户";

    private const string Households =
        """
          - id: households
            type: number
            label: {zh-CN: 户数, en: Households}
            ask: {zh-CN: 影响多少户？, en: How many households?}

        """;

    public static void PutIn(DialogsFolder folder) => folder.Change(File, text =>
    {
        var (place, matter) = (Field("place").Match(text).Value, Field("matter").Match(text).Value);
        return text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace(place + matter, matter + Households + place, StringComparison.Ordinal);
    });

    private static Regex Field(string id) => new($@"^  - id: {id}\n(?:    .*\n)+", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
}
