using System.Globalization;
using ChatDelegate.Drafting.Classifying;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>Category by the labels of the labelled messages: each model tested on messages that it has not seen.</summary>
internal static class CategoryTable
{
    public static void Print(IReadOnlyList<Message> labelled, IReadOnlyList<Message> answered, IReadOnlyList<UnitNames> units)
    {
        // A message that is tested must not come in by another door.
        var tested = labelled.Select(message => message.Id).Concat(labelled.Select(message => message.Text)).ToHashSet(StringComparer.Ordinal);
        var likely = answered.Where(message => !tested.Contains(message.Id) && !tested.Contains(message.Text)).DistinctBy(message => message.Text)
            .Select(message => new LabelledText(Likely(message, units), message.Subject, message.Text)).Where(text => text.Label.Length > 0).ToList();
        Console.WriteLine($"### Category: {labelled.Count} labelled messages; {likely.Count} more whose answer hints at one");
        Console.WriteLine();
        Console.WriteLine("| | macro-F1 | 95 % | accuracy |");
        Console.WriteLine("|---|---|---|---|");
        Row("always the most frequent label", Baselines.Majority);
        Row("keyword lists", Baselines.KeywordLists);
        Row("naive Bayes, single characters", Baselines.NaiveBayes);
        Row("ours, taught by the labelled only", samples => Best(CategoryClassifier.Train(samples, [])));
        var ours = Row("**ours**", samples => Best(CategoryClassifier.Train(samples, likely)));
        Console.WriteLine();
        Console.WriteLine("| label | messages | F1 |");
        Console.WriteLine("|---|---|---|");
        foreach (var label in labelled.GroupBy(message => message.Category ?? "").OrderByDescending(group => group.Count()))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {label.Key} | {label.Count()} | {Score.F1(ours, label.Key):0.000} |"));
        }

        Console.WriteLine();

        List<(string Gold, string Found)> Row(string name, Func<IReadOnlyList<LabelledText>, Func<Message, string>> train)
        {
            var pairs = CategoryFolds.Run(labelled, train);
            var (low, high) = Score.Interval(pairs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Score.MacroF1(pairs):0.000} | {low:0.00}–{high:0.00} | {Score.Accuracy(pairs):0.000} |"));
            return pairs;
        }
    }

    private static Func<Message, string> Best(CategoryClassifier classifier) => message => classifier.Classify(message.Subject, message.Text)[0].Label;

    /// <summary>The category of the units that the answer names, when they agree.</summary>
    private static string Likely(Message message, IReadOnlyList<UnitNames> units)
    {
        var named = new Answer(message, units).Units;
        return units.Where(unit => named.Contains(unit.Unit.Name)).Select(unit => unit.Category).Where(category => category.Length > 0).Distinct().ToList() is [var only] ? only : "";
    }
}
