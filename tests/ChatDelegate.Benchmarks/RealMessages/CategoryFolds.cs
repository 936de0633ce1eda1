using ChatDelegate.Drafting.Classifying;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>Five-fold, stratified: the n-th message of a label, in the order of their ids, is tested in fold n mod 5 by a model that has not seen it.</summary>
internal static class CategoryFolds
{
    public const int Folds = 5;

    public static List<(string Gold, string Found)> Run(IReadOnlyList<Message> labelled, Func<IReadOnlyList<LabelledText>, Func<Message, string>> train)
    {
        var fold = new Dictionary<string, int>();
        foreach (var group in labelled.GroupBy(message => message.Category))
        {
            foreach (var (i, message) in group.OrderBy(message => message.Id, StringComparer.Ordinal).Index())
            {
                fold[message.Id] = i % Folds;
            }
        }

        var found = new List<(string, string)>();
        for (var k = 0; k < Folds; k++)
        {
            var classify = train([.. labelled.Where(message => fold[message.Id] != k).Select(message => new LabelledText(message.Category ?? "", message.Subject, message.Text))]);
            found.AddRange(labelled.Where(message => fold[message.Id] == k).Select(message => (message.Category ?? "", classify(message))));
        }

        return found;
    }
}
