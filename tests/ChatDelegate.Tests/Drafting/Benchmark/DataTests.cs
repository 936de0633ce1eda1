using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The data are what was measured on, and mean what they say.</summary>
public class DataTests
{
    private static readonly string[] Later = ["matters-dev-b.yaml", "empty-dev-b.yaml"];
    private static readonly string[] Others = ["attacks.yaml", "benign.yaml", "private.yaml", "empty.yaml", "rewordings.yaml", "second-annotation.yaml"];

    [Fact]
    public void Data_AreThoseThatWereMeasured() =>
        (Checksum(Lines(BenchmarkData.Dev)), Checksum(Lines(BenchmarkData.Test)), Checksum(Others.Select(file => File.ReadAllText(Path.Combine(BenchmarkData.Folder, file)).ReplaceLineEndings("\n"))))
            .ShouldBe(("696bc15f80e856e0182e087e5c924e45", "2718162d7e672acbdbc72d7becfd97e0", "62d824e7c1764f31be0298660a164c51"));

    /// <summary>The first score on them was a blind one; that stands only as long as they do.</summary>
    [Fact]
    public void LaterData_AreThoseThatWereMeasured() =>
        Checksum(Later.Select(file => File.ReadAllText(Path.Combine(BenchmarkData.Folder, file)).ReplaceLineEndings("\n"))).ShouldBe("fae3b3c5a221462882b1aa72ef717844");

    [Fact]
    public void Bundles_HaveTheSizesOfTheDesign()
    {
        BenchmarkData.Dev.Count.ShouldBe(40);
        BenchmarkData.Test.Count.ShouldBe(80);
        BenchmarkData.Dev.Concat(BenchmarkData.Test).ShouldAllBe(bundle => bundle.Notes.Count >= 2 && bundle.Notes.Count <= 15);
        BenchmarkData.Attacks.Count.ShouldBe(60);
        BenchmarkData.Attacks.Select(attack => attack.Class).Distinct().Count().ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public void Matters_ToDevelopOnAndToMeasureOn_ShareNoNote() =>
        BenchmarkData.DevMatters.Concat(BenchmarkData.LaterMatters).SelectMany(matter => matter.Notes).Intersect(BenchmarkData.TestMatters.SelectMany(matter => matter.Notes)).ShouldBeEmpty();

    [Fact]
    public void Matters_NameUnitsAndCategoriesThatTheDemoCongressHas()
    {
        var matters = BenchmarkData.DevMatters.Concat(BenchmarkData.TestMatters).ToList();
        matters.SelectMany(matter => matter.Category).ShouldBeSubsetOf(BenchmarkData.Categories);
        matters.SelectMany(matter => matter.Lead.Concat(matter.Co)).ShouldBeSubsetOf(BenchmarkData.Units.Select(unit => unit.Name));
        matters.Count.ShouldBe(64);
        BenchmarkData.LaterMatters.SelectMany(matter => matter.Category).ShouldBeSubsetOf(BenchmarkData.Categories);
        BenchmarkData.LaterMatters.SelectMany(matter => matter.Lead).ShouldBeSubsetOf(BenchmarkData.Units.Select(unit => unit.Name));
    }

    [Fact]
    public void EveryNugget_IsSaidByANote()
    {
        var silent = BenchmarkData.DevMatters.Concat(BenchmarkData.TestMatters)
            .SelectMany(matter => matter.Nuggets.Select(pair => Nugget.Of(pair.Key, pair.Value)).Where(nugget => !matter.Notes.Any(nugget.IsIn)).Select(nugget => $"{matter.Id} {nugget.Id}"));
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void EveryNote_SaysSomethingOfItsMatter()
    {
        var empty = BenchmarkData.DevMatters.Concat(BenchmarkData.TestMatters)
            .SelectMany(matter => matter.Notes.Where(note => !matter.Nuggets.Any(pair => Nugget.Of(pair.Key, pair.Value).IsIn(note))).Select(note => $"{matter.Id} {note}"));
        empty.ShouldBeEmpty();
    }

    [Fact]
    public void SecondAnnotation_AgreesWithTheFirst() =>
        BCubed.Score("", SecondAnnotation.Groupings(), leftOut: true).Value.ShouldBeGreaterThan(0.95);

    private static IEnumerable<string> Lines(IReadOnlyList<Bundle> bundles) => bundles.SelectMany(bundle => bundle.Notes.Select(note =>
        JsonSerializer.Serialize(new { bundle.Id, note.Note, note.Matter, Spans = note.Spans.Select(span => span.Kind + span.Text), note.RepeatOf, Stance = note.Stance.ToString() })));

    private static string Checksum(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))[..16]);
}
