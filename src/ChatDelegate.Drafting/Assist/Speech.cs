namespace ChatDelegate.Drafting.Assist;

/// <summary>Notes to speak from at a meeting (发言提纲).</summary>
/// <param name="Minutes">How long one has to speak.</param>
/// <param name="Parts">One a matter (一事一议), the weightiest first.</param>
/// <param name="LeftOut">Titles of matters for which there is no time.</param>
public sealed record Speech(int Minutes, IReadOnlyList<SpeechPart> Parts, IReadOnlyList<string> LeftOut)
{
    /// <summary>Characters said in a minute of calm speech.</summary>
    public const int CharactersAMinute = 200;

    public IEnumerable<SpeechPoint> Points => Parts.SelectMany(part => part.Points);

    /// <summary>Seconds that the words take.</summary>
    public int Seconds => Points.Sum(point => point.Text.Length) * 60 / CharactersAMinute;
}

/// <summary>What is said on one matter.</summary>
/// <param name="Gaps">What nobody has said yet: to be found out before the meeting, never made up.</param>
public sealed record SpeechPart(string Title, IReadOnlyList<SpeechPoint> Points, IReadOnlyList<Question> Gaps);

/// <summary>One thing to say.</summary>
/// <param name="Text">As it stands in the draft, or in spoken words.</param>
/// <param name="Notes">What it stands on; of spoken words, that of all points they take up.</param>
/// <param name="Facts">Numbers, dates and names in it, as written: what must be said right.</param>
/// <param name="Spoken">A model put it into spoken words.</param>
public sealed record SpeechPoint(Section Section, string Text, IReadOnlyList<string> Notes, SentenceKind Kind, IReadOnlyList<string> Facts, bool Spoken = false);
