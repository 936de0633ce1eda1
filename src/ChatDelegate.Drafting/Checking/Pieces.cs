namespace ChatDelegate.Drafting.Checking;

/// <summary>The pieces of a text between its signs.</summary>
internal static class Pieces
{
    private static readonly char[] SentenceSigns = ['。', '!', '?', ';', '\n', '…'];
    private static readonly char[] Signs = [',', '。', ';', ':', '!', '?', '\n', '…'];

    public static string[] Of(string value) => value.Split(Signs, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string[] Sentences(string value) => value.Split(SentenceSigns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
