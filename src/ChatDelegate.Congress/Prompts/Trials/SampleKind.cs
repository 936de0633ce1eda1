namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>What the lines of a sample (样例) are.</summary>
public enum SampleKind
{
    /// <summary>Notes (随手记) of one delegate, or together the text of one opinion.</summary>
    Notes,

    /// <summary>Each is something that a delegate says to the assistant.</summary>
    Sayings,

    /// <summary>Paragraphs of one self-report (个人述职).</summary>
    Paragraphs,
}
