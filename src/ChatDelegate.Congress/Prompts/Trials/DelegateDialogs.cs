using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>What a delegate can start by saying so, at the moment, in a language.</summary>
public delegate IReadOnlyList<KnownDialog> DelegateDialogs(string locale);
