using ChatDelegate.Drafting;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The figures of drafted bundles: the rows of the table, each with its target and baselines.</summary>
internal static class Figures
{
    public static IReadOnlyList<Figure> Of(IReadOnlyList<Drafted> drafted) =>
        [.. Grounded(drafted), .. Recalled(drafted), .. Split(drafted), .. Formed(drafted), .. Labelled(drafted)];

    /// <summary>What hangs on the word lists.</summary>
    public static IReadOnlyList<Figure> Listed(IReadOnlyList<Drafted> drafted) =>
        [.. Split(drafted), .. Formed(drafted).Where(figure => figure.Id == "empty"), .. Labelled(drafted)];

    /// <summary>What the gate promises whoever drafts: 1 without exception.</summary>
    public static IReadOnlyList<Figure> Certain(IReadOnlyList<Drafted> drafted) =>
        [.. Grounded(drafted).Concat(Recalled(drafted)).Concat(Formed(drafted)).Where(figure => figure is { Target: 1, Id: not "empty" })];

    private static IEnumerable<Figure> Grounded(IReadOnlyList<Drafted> drafted)
    {
        yield return new("faithfulness", Share("facts that stand in the cited notes", drafted, Grounding.Faithfulness), 1, false, []);
        yield return new("quotes", Share("quotations word for word", drafted, Grounding.Quotes), 1, false, []);
        yield return new("citations", Share("citations that support their sentence", drafted, Grounding.Citations), 0.90, false,
            [("every note of the bundle cited", () => CitedAll(drafted))]);
    }

    private static IEnumerable<Figure> Recalled(IReadOnlyList<Drafted> drafted)
    {
        yield return new("accounted", Measure.Share("notes drafted or set aside", drafted.Select(one => Recall.Accounted(one.Result, one.Bundle.Request()))), 1, false, []);
        yield return new("cited", Measure.Share("notes with something to say that are cited", drafted.Select(one => Recall.Cited(one.Result, one.Bundle))), 0.85, false, []);
        yield return new("nuggets", Nuggets("facts that must not be missing", drafted, must: true, inSection: false), 0.70, false,
            [("first note of the matter", () => First(drafted, 1)), ("first two", () => First(drafted, 2)), ("empty draft", () => 0)]);
        yield return new("nuggets_section", Nuggets("… in the section where they belong", drafted, must: true, inSection: true), null, false, []);
        yield return new("nuggets_nice", Nuggets("facts that would be nice", drafted, must: false, inSection: false), null, false, []);
    }

    private static IEnumerable<Figure> Split(IReadOnlyList<Drafted> drafted)
    {
        var groupings = drafted.Select(one => one.Grouping()).ToList();
        var alone = groupings.Select(grouping => grouping with { Found = [.. grouping.Gold.Select((_, i) => $"{i}")] });
        var one = groupings.Select(grouping => grouping with { Found = [.. grouping.Gold.Select(_ => "")] });
        var near = drafted.Select(Baselines.Nearest);
        yield return new("bcubed", BCubed.Score("matters, B-cubed F", groupings, false), 0.80, false, Beside(false));
        yield return new("bcubed_left_out", BCubed.Score("… without the note itself", groupings, true), 0.70, false, Beside(true));
        yield return new("exact", BCubed.Exact("bundles split exactly", groupings), 0.40, false,
            [("all alone", () => BCubed.Exact("", alone).Value), ("all in one", () => BCubed.Exact("", one).Value), ("nearest neighbour", () => BCubed.Exact("", near).Value)]);

        IReadOnlyList<(string, Func<double>)> Beside(bool leftOut) =>
            [("all alone", () => BCubed.Score("", alone, leftOut).Value), ("all in one", () => BCubed.Score("", one, leftOut).Value), ("nearest neighbour", () => BCubed.Score("", near, leftOut).Value)];
    }

    private static IEnumerable<Figure> Formed(IReadOnlyList<Drafted> drafted)
    {
        yield return new("structure", Share("drafts of whole form", drafted, (draft, bundle) => (Form.IsWhole(draft, bundle.Request()) ? 1 : 0, 1)), 1, false, []);
        yield return new("abstention", Share("drafts without a cause in their notes that ask for it", drafted, (draft, bundle) =>
            Form.LacksCause(draft, bundle) ? (Form.AbstainsFromCause(draft) ? 1 : 0, 1) : (0, 0)), 1, false, []);
        yield return new("empty", Measure.Share("notes that say nothing set aside", drafted.Select(one =>
        {
            var empty = one.Bundle.Notes.Where(note => note.Matter is null).ToList();
            return ((double)empty.Count(note => one.Result.Unused.Any(unused => unused.Note == note.Note.Id && unused.Reason == UnusedReason.NoContent)), (double)empty.Count);
        })), 1, false, []);
    }

    private static IEnumerable<Figure> Labelled(IReadOnlyList<Drafted> drafted)
    {
        var categories = BenchmarkData.Categories;
        var pairs = drafted.Select(one => Pairs(one, matter => one.DraftOf(matter)?.Category ?? "")).ToList();
        var near = drafted.Select(one => Pairs(one, matter => Baselines.NearestWritten(one.Bundle.Of(matter)).Category[0]));
        var majority = Baselines.Majority();
        var most = drafted.Select(one => Pairs(one, _ => majority));
        yield return new("category", Labels.Accuracy("category, accuracy", pairs), 0.80, false,
            [("always " + majority, () => Labels.Accuracy("", most).Value), ("nearest note to develop on", () => Labels.Accuracy("", near).Value)]);
        yield return new("category_f1", Labels.MacroF1("category, macro-F1", categories, pairs), null, false,
            [("always " + majority, () => Labels.MacroF1("", categories, most).Value), ("nearest note to develop on", () => Labels.MacroF1("", categories, near).Value)]);
        yield return new("lead", Lead("a right lead unit among the first three", 3), 0.85, false,
            [("nearest note to develop on", () => LeadBy(matter => matter.Lead)), ("most frequent three", () => LeadBy(_ => Baselines.FrequentUnits()))]);
        yield return new("lead_first", Lead("… as the first", 1), null, false, []);

        Measure Lead(string name, int top) => Measure.Share(name, drafted.Select(one =>
            ((double)one.Bundle.Matters.Count(matter => Labels.HasLead(one.DraftOf(matter)?.Units ?? [], matter.Text, top)), (double)one.Bundle.Matters.Count)));

        double LeadBy(Func<MatterText, IReadOnlyList<string>> units) => Measure.Share("", drafted.Select(one =>
            ((double)one.Bundle.Matters.Count(matter => Labels.HasLead(units(Baselines.NearestWritten(one.Bundle.Of(matter))), matter.Text, 3)), (double)one.Bundle.Matters.Count))).Value;
    }

    private static IReadOnlyList<(string, IReadOnlyList<string>)> Pairs(Drafted one, Func<GoldMatter, string> category) =>
        [.. one.Bundle.Matters.Where(matter => one.Bundle.Of(matter).Count > 0).Select(matter => (category(matter), (IReadOnlyList<string>)matter.Text.Category))];

    private static Measure Share(string name, IReadOnlyList<Drafted> drafted, Func<Draft, Bundle, (double Hits, double All)> of) =>
        Measure.Share(name, drafted.Select(one => Sum(one.Result.Drafts.Select(draft => of(draft, one.Bundle)))));

    private static Measure Nuggets(string name, IReadOnlyList<Drafted> drafted, bool must, bool inSection) =>
        Measure.Share(name, drafted.Select(one => Sum(one.Bundle.Matters.Select(matter => Recall.Nuggets(matter, one.Bundle, one.DraftOf(matter), must, inSection)))));

    /// <summary>What the matter's first notes hold, copied.</summary>
    private static double First(IReadOnlyList<Drafted> drafted, int count) => Measure.Share("", drafted.Select(one => Sum(one.Bundle.Matters.Select(matter =>
    {
        var copied = one.Bundle.Of(matter).Take(count).Select(note => new Sentence(Section.Problem, note.Note.Text, [], SentenceKind.Stated)).ToList();
        return Recall.Nuggets(matter, one.Bundle, new Draft("", "", [], copied, [], []), must: true, inSection: false);
    })))).Value;

    private static double CitedAll(IReadOnlyList<Drafted> drafted) => Share("", drafted, (draft, bundle) => Grounding.Citations(
        draft with { Sentences = [.. draft.Sentences.Where(sentence => sentence.Kind == SentenceKind.Stated).Select(sentence => sentence with { Notes = [.. bundle.Notes.Select(note => note.Note.Id)] })] }, bundle)).Value;

    private static (double, double) Sum(IEnumerable<(double Hits, double All)> parts)
    {
        var list = parts.ToList();
        return (list.Sum(part => part.Hits), list.Sum(part => part.All));
    }
}
