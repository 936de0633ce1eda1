using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Server.Voting;

/// <summary>A mock ballot (模拟票) to practise on: invented projects, the same pages, and nothing behind them; one of places, one of grades. It needs nobody to sign in, writes nothing and counts nothing.</summary>
internal static class PracticeEndpoints
{
    private const string GradedPath = "/ballot/practice-graded";
    private const long Budget = 1_200_000;

    public static IResult Show(HttpContext http, PhraseBook phrases)
    {
        var words = BallotWords.Of(phrases, http);
        return BallotAnswers.Mark(words, Sheet(words, http));
    }

    public static Task<IResult> EditAsync(HttpContext http, PhraseBook phrases, CancellationToken cancellationToken) =>
        SentAsync(http, phrases, (words, sheet) => BallotAnswers.Mark(words, sheet), cancellationToken);

    public static Task<IResult> CheckAsync(HttpContext http, PhraseBook phrases, CancellationToken cancellationToken) =>
        SentAsync(http, phrases, (words, sheet) => Polling.Fault(sheet.Rules, sheet.Lines.Count, sheet.ToChoice()) is { } fault
            ? BallotAnswers.Mark(words, sheet, new VotingRefusal(fault).In(phrases, words.Locale))
            : BallotAnswers.Check(words, sheet), cancellationToken);

    /// <summary>What was marked is not even read.</summary>
    public static IResult Cast(HttpContext http, PhraseBook phrases)
    {
        var words = BallotWords.Of(phrases, http);
        return BallotAnswers.Done(words, Sheet(words, http), []);
    }

    private static async Task<IResult> SentAsync(HttpContext http, PhraseBook phrases, Func<BallotWords, BallotSheet, IResult> then, CancellationToken cancellationToken)
    {
        var words = BallotWords.Of(phrases, http);
        return await SentForm.ReadAsync(http, cancellationToken) is { } form ? then(words, Sheet(words, http).With(form)) : BallotAnswers.Mark(words, Sheet(words, http));
    }

    private static BallotSheet Sheet(BallotWords words, HttpContext http)
    {
        SheetLine Line(int number, string name) => new(number, name, words["page.practice_unit"], words.Money(Budget * number), words["page.practice_place"], string.Empty, words["page.practice_text"]);
        var graded = http.Request.Path.StartsWithSegments(GradedPath, StringComparison.Ordinal);
        return new BallotSheet(
            graded ? GradedPath : "/ballot/practice",
            words["page.practice_title"],
            null,
            new BallotRules { Kind = graded ? BallotKind.Graded : BallotKind.ChooseUpTo, Places = 2 },
            [Line(1, words["page.practice_1"]), Line(2, words["page.practice_2"]), Line(3, words["page.practice_3"])],
            string.Empty,
            IsPractice: true);
    }
}
