using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Models;

/// <summary>Asks the model a real, small question, past everything that would answer from memory: whether the settings are right.</summary>
public sealed class ModelCheck(ResilientChatClient client, IPromptLibrary prompts, ModelStatus status, TimeProvider time)
{
    public const string Prompt = "check";

    private readonly PromptRunner _runner = new(client, prompts);

    /// <returns>How it went; also kept in <see cref="ModelStatus.LastCheck"/>.</returns>
    public async Task<ModelEvent> RunAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        ModelFailedException? failed = null;
        try
        {
            await _runner.RunAsync(new PromptCall(Prompt, new Dictionary<string, object?>()), cancellationToken);
        }
        catch (ModelFailedException failure)
        {
            failed = failure;
        }

        return status.LastCheck = new ModelEvent(time.GetUtcNow(), time.GetElapsedTime(began), failed?.Reason, failed?.Message);
    }
}
