using ChatDelegate.Congress.Suggestions;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>How much of a text is the machine's words.</summary>
internal static class MachineShare
{
    /// <summary>Percent of the sentences that no person wrote or changed, rounded.</summary>
    public static int Of(SuggestionText text) => text.Sentences.Count == 0
        ? 0
        : (int)Math.Round(100.0 * text.Sentences.Count(sentence => sentence.Writer == Writer.Machine) / text.Sentences.Count, MidpointRounding.AwayFromZero);
}
