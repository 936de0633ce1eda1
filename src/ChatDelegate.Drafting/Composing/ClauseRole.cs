namespace ChatDelegate.Drafting.Composing;

internal enum ClauseRole
{
    /// <summary>Salutation, insult, outcry, personal data: in no draft.</summary>
    Cut,

    /// <summary>A question: used only when a note says nothing else.</summary>
    Question,

    Problem,
    Cause,
    Measure,
}
