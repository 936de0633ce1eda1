namespace ChatDelegate.Drafting.Prompts;

internal sealed class FaultList(string file)
{
    private readonly List<PromptFault> _all = [];

    public IReadOnlyList<PromptFault> All => _all;

    public void Add(int line, string message) => _all.Add(new PromptFault(file, Math.Max(line, 1), message));
}
