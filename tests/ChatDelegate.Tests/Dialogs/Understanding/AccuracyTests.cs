using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>How well answers are understood, and that dialogs/README.md says so.</summary>
public class AccuracyTests
{
    private const decimal LeastShare = 98;
    private const int LeastRows = 700;
    private const double LeastShareToBeAsked = 0.2;

    [Fact]
    public void EveryKind_IsRightNearlyAlways()
    {
        var kinds = Accuracy.Measure();

        kinds.Where(kind => kind.Share < LeastShare).ShouldBeEmpty();
        Accuracy.Sum(kinds).Share.ShouldBeGreaterThanOrEqualTo(LeastShare);
    }

    [Fact]
    public void NoPhrase_IsTakenForSomethingElse() =>
        PhraseTable.All.Where(phrase => Recogniser.Judge(phrase.Meaning, Recogniser.Read(phrase)) == Outcome.SilentlyWrong)
            .Select(phrase => $"{phrase.Kind}.tsv:{phrase.Line} {phrase.Text} was read as {Recogniser.Read(phrase)}").ShouldBeEmpty();

    [Fact]
    public void Table_IsLargeAndHard()
    {
        var kinds = Accuracy.Measure();

        kinds.Sum(kind => kind.Rows).ShouldBeGreaterThanOrEqualTo(LeastRows);
        kinds.Where(kind => kind.ToBeAsked < kind.Rows * LeastShareToBeAsked).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("yes", "yes", "Right")]
    [InlineData("yes", "-", "AskedBack")]
    [InlineData("-", "yes", "SilentlyWrong")]
    [InlineData("a|b", "a", "SilentlyWrong")]
    [InlineData("a|b", "b|c", "AskedBack")]
    [InlineData("date 昨天 2026-11-19; number 3盏 3 盏", "date 昨天 2026-11-19", "AskedBack")]
    [InlineData("date 昨天 2026-11-19", "date 昨天 2026-11-19; number 3盏 3 盏", "SilentlyWrong")]
    public void Judge_TellsNuisanceFromHarm(string meaning, string read, string expected) => Recogniser.Judge(meaning, read).ToString().ShouldBe(expected);

    [Fact]
    public void Readme_HasTheseFigures()
    {
        var path = Path.Combine(Repository.Root, "dialogs/README.md");
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf("| kind | phrases |", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        var end = readme.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var blank ? blank + 1 : readme.Length;
        var table = Accuracy.Table(Accuracy.Measure());
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, string.Concat(readme.AsSpan(0, start), table, readme.AsSpan(end)));
            return;
        }

        readme[start..end].ShouldBe(table, "Run the tests once with UPDATE_SNAPSHOTS=1 and review the table.");
    }
}
