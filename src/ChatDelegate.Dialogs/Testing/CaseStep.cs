using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>One thing that happens in a case, and what must come of it.</summary>
internal abstract record CaseStep(int Line)
{
    public Expectation? Expect { get; init; }

    /// <summary>How the transcript tells it.</summary>
    public abstract string Told { get; }

    /// <summary>The person writes, with or without files.</summary>
    internal sealed record Says(int Line, string Text, ImmutableArray<Attachment> Files) : CaseStep(Line)
    {
        public override string Told => Short(Text) + string.Concat(Files.Select(file => $" [{file.Name}]"));
    }

    /// <summary>The person presses a short answer, a button or an entry; <paramref name="Older"/> passes over that many newer cards that have it, too.</summary>
    internal sealed record Taps(int Line, string Label, int Older) : CaseStep(Line)
    {
        public override string Told => $"[{Label}]{(Older > 0 ? " (on an older card)" : "")}";
    }

    /// <summary>The person fills in the card page and submits it.</summary>
    internal sealed record Fills(int Line, ImmutableSortedDictionary<string, string> Inputs, int Older) : CaseStep(Line)
    {
        public override string Told => $"[{string.Join(", ", Inputs.Select(pair => $"{pair.Key}={Short(pair.Value)}"))}]";
    }

    /// <summary>Something else starts the dialog: a card of a command, the home page.</summary>
    internal sealed record Starts(int Line, string Dialog, ImmutableDictionary<string, Value> Values) : CaseStep(Line)
    {
        public override string Told => $"(starts {Dialog}{string.Concat(Values.Select(pair => $" {pair.Key}={ValueText.Of(pair.Value)}"))})";
    }

    /// <summary>The person opens the conversation again.</summary>
    internal sealed record Arrives(int Line) : CaseStep(Line)
    {
        public override string Told => "(comes back)";
    }

    /// <summary>News come from outside.</summary>
    internal sealed record Hears(int Line, string News) : CaseStep(Line)
    {
        public override string Told => $"(news: {News})";
    }

    internal sealed record Waits(int Line, TimeSpan Time) : CaseStep(Line)
    {
        public override string Told => $"({Time.TotalHours:0.##} hours pass)";
    }

    /// <summary>The state is written and read back, as a server does that was stopped.</summary>
    internal sealed record Restarts(int Line) : CaseStep(Line)
    {
        public override string Told => "(restart)";
    }

    /// <summary>Other dialogs are there from now on.</summary>
    internal sealed record Deploys(int Line, DialogCatalog Catalog, string What) : CaseStep(Line)
    {
        public override string Told => $"(deploy {What})";
    }

    /// <summary>The last message or press is delivered once more.</summary>
    internal sealed record Repeats(int Line) : CaseStep(Line)
    {
        public override string Told => "(the same, delivered again)";
    }

    internal sealed record Speaks(int Line, string Locale) : CaseStep(Line)
    {
        public override string Told => $"(language: {Locale})";
    }

    internal sealed record Becomes(int Line, ImmutableArray<string> Roles) : CaseStep(Line)
    {
        public override string Told => $"(role: {string.Join(", ", Roles)})";
    }

    private static string Short(string text) => text.Length <= 200 ? text : $"{text[..60]}… ({text.Length} characters)";
}
