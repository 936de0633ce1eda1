using ChatDelegate.Drafting.Masking;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Assist;

/// <summary>Takes contacts, identity, bank and plate numbers, names and home addresses out of words before they leave the process or are kept for later work.</summary>
public static class PersonalMask
{
    /// <param name="names">Names given in contact fields.</param>
    public static string Hide(string text, IReadOnlyList<string>? names = null) =>
        Masker.Mask([new SourceNote("text", text, default)], names ?? []).Notes[0].Text;

    public static bool IsClean(string text) => Hide(text) == Invisible.Strip(text);
}
