namespace ChatDelegate.Drafting.Extracting;

/// <summary>What a report of a constituent says, field by field, in its own words; whatever it does not say is null.</summary>
/// <param name="Place">The narrowest place named, with the larger ones before it.</param>
/// <param name="Since">Since when, or how long: 去年以来, 三个月.</param>
/// <param name="Departments">Handling units (承办单位) of those given, the likeliest first; at most three.</param>
/// <param name="Request">What is asked for: the clauses of the request, or of the question when nothing else is asked.</param>
public sealed record ReadFields(string? Place, string? Since, IReadOnlyList<string> Departments, string? Request);
