using ChatDelegate.Congress.Prompts;
using ChatDelegate.Drafting.Editing;

namespace ChatDelegate.Tests.Prompts;

public sealed class LineDifferenceTests
{
    [Fact]
    public void Between_ShowsWhatChangedWithWhatIsAroundIt()
    {
        var before = string.Join('\n', Enumerable.Range(1, 20).Select(n => $"行{n}"));
        var after = before.Replace("行9\n", "行九\n又一行\n", StringComparison.Ordinal);

        var lines = LineDifference.Between(before, after);

        lines.Select(line => (line.Kind, line.Number, line.Text)).ShouldBe(
        [
            (ChangeKind.Changed, null, string.Empty),
            (ChangeKind.Same, 7, "行7"), (ChangeKind.Same, 8, "行8"),
            (ChangeKind.Removed, null, "行9"), (ChangeKind.Added, 9, "行九"), (ChangeKind.Added, 10, "又一行"),
            (ChangeKind.Same, 11, "行10"), (ChangeKind.Same, 12, "行11"),
        ]);
    }

    [Fact]
    public void Between_TheSameOrOtherLineEndings_IsNothing() => LineDifference.Between("一\n二\n", "一\r\n二").ShouldBeEmpty();
}
