using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Congress.Assist;

/// <summary>Whether there is a model. Without one nothing of it is offered or mentioned to delegates.</summary>
public sealed class ModelAtHand(IEnumerable<PromptRunner> runners)
{
    private readonly PromptRunner? _runner = runners.FirstOrDefault();

    public bool IsThere => _runner is not null;

    /// <exception cref="InvalidOperationException">The model was taken out of the configuration while work for it waited.</exception>
    internal PromptRunner Prompts => _runner ?? throw new InvalidOperationException("No model is configured any more.");
}
