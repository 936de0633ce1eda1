namespace ChatDelegate.Drafting.Prompts;

/// <summary>The folder of the prompts cannot be used as it is.</summary>
public sealed class InvalidPromptsException(IReadOnlyList<PromptFault> faults)
    : Exception($"{faults.Count} faults in the prompts:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Select(fault => $"  {fault}"))}")
{
    public IReadOnlyList<PromptFault> Faults { get; } = faults;
}
