namespace ChatDelegate.Drafting.Prompts;

/// <summary>The prompts in force: the files, or the files and what staff changed in them.</summary>
public interface IPromptLibrary
{
    IReadOnlyList<PromptFile> All { get; }

    /// <exception cref="KeyNotFoundException">There is none of that name: a fault of ours.</exception>
    PromptFile Find(string name);
}
