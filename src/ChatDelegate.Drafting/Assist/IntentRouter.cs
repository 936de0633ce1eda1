using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Assist;

/// <summary>Asks a model which of the known dialogs words mean that no rule understood. It answers one of them, or none; nothing is started by it.</summary>
public sealed class IntentRouter(PromptRunner prompts)
{
    private const string Prompt = "route";
    private const string None = "none";

    /// <param name="dialogs">What the person may start.</param>
    public async Task<RoutedIntent> RouteAsync(string text, IReadOnlyList<KnownDialog> dialogs, Asker asker, CancellationToken cancellationToken)
    {
        var answer = await prompts.RunAsync(
            new PromptCall(Prompt, new Dictionary<string, object?>
            {
                ["text"] = PersonalMask.Hide(text),
                ["dialogs"] = dialogs.Select(dialog => new { id = dialog.Id, title = dialog.Title, about = dialog.About }).Append(new { id = None, title = "都不是", about = string.Empty }),
            })
            {
                Person = asker.Person,
                Job = asker.Job,
            },
            cancellationToken);
        var dialog = answer.Json.GetProperty("dialog").GetString();
        var sure = answer.Json.GetProperty("sure").GetBoolean() && dialogs.Any(known => known.Id == dialog);
        return new RoutedIntent(sure ? dialog : null, answer.Mark);
    }
}

/// <param name="About">What one does with it, in a line.</param>
public sealed record KnownDialog(string Id, string Title, string About);

/// <param name="Dialog">One of those given, when the model is sure; else null.</param>
public sealed record RoutedIntent(string? Dialog, PromptMark Mark);
