namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary><c>real-messages DIR UNITS</c>: see tests/real-messages/run.</summary>
internal static class RealRun
{
    public const string Verb = "real-messages";

    public static Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2)
        {
            Console.Error.WriteLine("usage: real-messages DIR UNITS.tsv");
            return Task.FromResult(2);
        }

        var (labelled, messages, answered) = (Read("labelled"), Read("messages"), Read("answered"));
        var units = UnitNames.Read(arguments[1]);
        CategoryTable.Print(labelled, answered, units);
        ExtractionTable.Print(answered, units);
        DuplicateTable.Print(messages);
        return Task.FromResult(0);

        List<Message> Read(string name) => Message.Read(Path.Combine(arguments[0], name + ".jsonl"));
    }
}
