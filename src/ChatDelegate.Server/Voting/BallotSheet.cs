using System.Globalization;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Server.Voting;

/// <summary>A ballot paper as a page shows it. What is marked on it is in the page and in the request that brings it, and nowhere else.</summary>
/// <param name="Action">Address of the ballot; <c>/check</c> and <c>/cast</c> are below it.</param>
/// <param name="Stamp">Signed, says who may send it and until when.</param>
/// <param name="Receipt">Of the vote that this one changes.</param>
public sealed record BallotSheet(
    string Action, string Title, string? Voter, BallotRules Rules, IReadOnlyList<SheetLine> Lines, string Stamp, bool IsPractice = false, string? Receipt = null, BallotPurpose Purpose = BallotPurpose.Projects)
{
    private const string Choice = "choice";
    private static readonly Mark[] Marks = [Mark.Approve, Mark.Oppose, Mark.Abstain];

    public int Chosen => Lines.Count(line => line.Mark == Mark.Approve);

    public int Marked => Lines.Count(line => line.Mark != Mark.None || line.Grade != 0);

    /// <summary>With the marks of a form that was sent; what is not on the ballot is not looked at.</summary>
    public BallotSheet With(IFormCollection form)
    {
        var chosen = form[Choice].ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Lines = [.. Lines.Select(line => Rules.Kind switch
            {
                BallotKind.ChooseUpTo => line with { Mark = chosen.Contains(line.Key) ? Mark.Approve : Mark.None },
                BallotKind.EachCandidate => line with { Mark = Read(form[$"mark-{line.Key}"]) },
                BallotKind.Graded => line with { Grade = ReadGrade(form[$"grade-{line.Key}"]) },
            })],
        };
    }

    public Choice ToChoice() => Rules.Kind == BallotKind.Graded
        ? Congress.Voting.Counting.Choice.OfGrades(Lines.Select(line => line.Grade))
        : Congress.Voting.Counting.Choice.Of(Lines.Select(line => line.Mark));

    /// <summary>What can be said of a line where one says something of each: the field, and its values with what they are called.</summary>
    public (string Name, IReadOnlyList<(string Value, string Label, bool On)> Values) Options(BallotWords words, SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Rules.Kind != BallotKind.Graded)
        {
            return ($"mark-{line.Key}", [.. Marks.Select(mark => (ValueOf(mark), words.Of(mark), line.Mark == mark))]);
        }

        var grades = Rules.Scale.Names.Select((name, i) => (Digits(i + 1), name, line.Grade == i + 1));
        return ($"grade-{line.Key}", Rules.Abstain
            ? [.. grades, (Digits(GradeScale.Abstained), words.Of(Mark.Abstain), line.Grade == GradeScale.Abstained)]
            : [.. grades]);
    }

    /// <summary>What a line says, in words.</summary>
    public string Said(BallotWords words, SheetLine line) => Options(words, line).Values.FirstOrDefault(one => one.On).Label ?? string.Empty;

    /// <summary>The fields that carry the marks from the check page on.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => Rules.Kind switch
    {
        BallotKind.ChooseUpTo => Lines.Where(line => line.Mark != Mark.None).Select(line => (Choice, line.Key)),
        BallotKind.EachCandidate => Lines.Where(line => line.Mark != Mark.None).Select(line => ($"mark-{line.Key}", ValueOf(line.Mark))),
        BallotKind.Graded => Lines.Where(line => line.Grade != 0).Select(line => ($"grade-{line.Key}", Digits(line.Grade))),
    };

    public static string ValueOf(Mark mark) => mark switch
    {
        Mark.None => string.Empty,
        Mark.Approve => "approve",
        Mark.Oppose => "oppose",
        Mark.Abstain => "abstain",
    };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whatever is no number says nothing; whether the number is a grade, the rules say.</summary>
    private static int ReadGrade(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade <= GradeScale.Abstained ? grade : 0;

    private static Mark Read(string? value) => value switch
    {
        "approve" => Mark.Approve,
        "oppose" => Mark.Oppose,
        "abstain" => Mark.Abstain,
        _ => Mark.None,
    };
}

/// <summary>A candidate on the sheet.</summary>
public sealed record SheetLine(int Number, string Name, string Unit, string Budget, string Place, string Finish, string Description, Mark Mark = Mark.None, int Grade = 0, string Progress = "")
{
    public string Key => Number.ToString(CultureInfo.InvariantCulture);
}
