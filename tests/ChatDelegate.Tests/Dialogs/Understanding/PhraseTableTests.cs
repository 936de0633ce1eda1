namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>A slip in the table is named by file and line.</summary>
public class PhraseTableTests
{
    [Theory]
    [InlineData("yes-no.tsv", "是", "yes-no.tsv:3: write phrase TAB meaning")]
    [InlineData("yes-no.tsv", "是\tja", "yes-no.tsv:3: 'ja' is no meaning of the kind yes-no")]
    [InlineData("number.tsv", "三\tthree", "number.tsv:3: 'three' is no meaning")]
    [InlineData("date.tsv", "昨天\t19.11.", "date.tsv:3: '19.11.' is no meaning")]
    [InlineData("choice.tsv", "2\tb\t@nowhere", "choice.tsv:3: '@nowhere' is neither a list named above nor now=")]
    [InlineData("date.tsv", "昨天\t2026-11-19\tnow=yesterday", "date.tsv:3: 'now=yesterday' is neither")]
    [InlineData("yes-no.tsv", "对\tyes", "yes-no.tsv:3: '对' is already in line 2")]
    [InlineData("weather.tsv", "雨\tyes", "weather.tsv: no kind 'weather'")]
    public void Parse_Slip_NamesFileAndLine(string file, string line, string expected)
    {
        var first = file switch { "choice.tsv" => "对\t-", "date.tsv" => "对\t-", "number.tsv" => "对\t-", _ => "对\tyes" };

        var exception = Should.Throw<FormatException>(() => PhraseTable.Parse(file, ["# Head.", first, line]).ToList());

        exception.Message.ShouldStartWith(expected);
    }

    [Fact]
    public void Parse_Row_HasItsSettings()
    {
        var row = PhraseTable.Parse("choice.tsv", ["@ab\tA|B", "# A comment.", "#2\\nx\tb\tnow=2026-01-02T03:04\t@ab"]).ShouldHaveSingleItem();

        row.ShouldSatisfyAllConditions(
            () => row.Line.ShouldBe(3),
            () => row.Text.ShouldBe("#2\nx"),
            () => row.Meaning.ShouldBe("b"),
            () => row.Now.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 0)),
            () => row.Names.ShouldBe(["A", "B"]));
    }
}
