namespace ChatDelegate.Congress.Similar;

/// <summary>What is looked for, by whom, and which records it is not looked for among.</summary>
/// <param name="Except">The case itself, and what it was made of.</param>
internal sealed record SimilarQuestion(Guid BodyId, SimilarReader Reader, CaseText Text, IReadOnlySet<Guid> Except);
