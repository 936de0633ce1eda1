using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>The prompts in force, with one of them changed.</summary>
internal sealed class TrialLibrary(IPromptLibrary inForce, PromptFile changed) : IPromptLibrary
{
    public IReadOnlyList<PromptFile> All => [.. inForce.All.Select(prompt => prompt.Name == changed.Name ? changed : prompt)];

    public PromptFile Find(string name) => name == changed.Name ? changed : inForce.Find(name);
}
