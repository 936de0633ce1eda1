namespace ChatDelegate.Drafting.Prompts;

internal sealed class FaultList(string file)
{
    private readonly List<PromptFault> _all = [];

    public IReadOnlyList<PromptFault> All => _all;

    public void Add(int line, PromptFaultCode code, params IReadOnlyList<(string Name, object Value)> values) => _all.Add(new PromptFault(file, Math.Max(line, 1), code, values));
}
