namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>What people say and what they mean, row by row.</summary>
public class PhraseTests
{
    public static TheoryData<string, string, int> Rows => [.. PhraseTable.All.Select(phrase => (phrase.Kind, phrase.Text, phrase.Line))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Phrase_IsReadAsMeant(string kind, string text, int line)
    {
        var phrase = PhraseTable.All.Single(phrase => phrase.Kind == kind && phrase.Line == line);

        Recogniser.Read(phrase).ShouldBe(phrase.Meaning, text);
    }
}
