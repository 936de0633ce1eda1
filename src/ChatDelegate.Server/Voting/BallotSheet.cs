using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Server.Voting;

/// <summary>A ballot paper as a page shows it. What is marked on it is in the page and in the request that brings it, and nowhere else.</summary>
/// <param name="Action">Address of the ballot; <c>/check</c> and <c>/cast</c> are below it.</param>
/// <param name="Stamp">Signed, says who may send it and until when.</param>
/// <param name="Receipt">Of the vote that this one changes.</param>
public sealed record BallotSheet(
    string Action, string Title, string? Voter, BallotRules Rules, IReadOnlyList<SheetLine> Lines, string Stamp, bool IsPractice = false, string? Receipt = null)
{
    private const string Choice = "choice";

    public int Chosen => Lines.Count(line => line.Mark == Mark.Approve);

    public int Marked => Lines.Count(line => line.Mark != Mark.None);

    /// <summary>With the marks of a form that was sent; what is not on the ballot is not looked at.</summary>
    public BallotSheet With(IFormCollection form)
    {
        var chosen = form[Choice].ToHashSet(StringComparer.Ordinal);
        return this with { Lines = [.. Lines.Select(line => line with { Mark = Rules.Kind == BallotKind.ChooseUpTo ? chosen.Contains(line.Key) ? Mark.Approve : Mark.None : Read(form[$"mark-{line.Key}"]) })] };
    }

    public Choice ToChoice() => Congress.Voting.Counting.Choice.Of(Lines.Select(line => line.Mark));

    /// <summary>The fields that carry the marks from the check page on.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => Lines.Where(line => line.Mark != Mark.None)
        .Select(line => Rules.Kind == BallotKind.ChooseUpTo ? (Choice, line.Key) : ($"mark-{line.Key}", ValueOf(line.Mark)));

    public static string ValueOf(Mark mark) => mark switch
    {
        Mark.None => string.Empty,
        Mark.Approve => "approve",
        Mark.Oppose => "oppose",
        Mark.Abstain => "abstain",
    };

    private static Mark Read(string? value) => value switch
    {
        "approve" => Mark.Approve,
        "oppose" => Mark.Oppose,
        "abstain" => Mark.Abstain,
        _ => Mark.None,
    };
}

/// <summary>A candidate on the sheet.</summary>
public sealed record SheetLine(int Number, string Name, string Unit, string Budget, string Place, string Finish, string Description, Mark Mark = Mark.None)
{
    public string Key => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
