namespace ChatDelegate.Drafting.Assist;

/// <summary>What staff want to know of an opinion (群众意见) at a glance.</summary>
public enum OpinionField
{
    Place,

    /// <summary>Since when, or for how long.</summary>
    Since,

    /// <summary>How many people or households it concerns.</summary>
    People,

    /// <summary>An authority that the text names.</summary>
    Department,

    /// <summary>What is asked for (诉求).</summary>
    Request,

    Category,

    /// <summary>Handling units (承办单位), the lead first.</summary>
    Units,
}

/// <summary>A value for a field, and the words of the text that it comes from.</summary>
/// <param name="Value">Of the text's own words, or one of a list; several units by 、.</param>
/// <param name="Quote">Exactly as in the text; empty when the text as a whole points to it.</param>
/// <param name="Start">Where the quote begins; 0 when it is empty.</param>
public sealed record FieldProposal(OpinionField Field, string Value, string Quote, int Start);
