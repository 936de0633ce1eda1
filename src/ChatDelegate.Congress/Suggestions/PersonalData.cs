using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>Finds contacts, identity, bank and plate numbers in a text, by the same rule as the drafting gate.</summary>
internal static class PersonalData
{
    private static readonly DraftingRequest Nothing = new([], [], []);

    public static bool In(string text)
    {
        var draft = new Draft("关于改进有关工作的建议", string.Empty, [], [new Sentence(Section.Problem, text, [], SentenceKind.Own)], [], []);
        return Gate.Check(draft, [], Nothing).Any(violation => violation is { Code: ViolationCode.PersonalData, Sentence: 0 });
    }
}
