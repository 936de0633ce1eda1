namespace ChatDelegate.Dialogs.Commands;

/// <summary>A command that the engine wants run, inside the turn's transaction, before the turn can go on.</summary>
/// <param name="Id">Unique within the conversation; the answer, <see cref="Events.CommandFinished"/>, carries it.</param>
/// <param name="Name">The command's name, known to exist since load.</param>
/// <param name="Input">Values by input name; absent optional inputs are left out.</param>
/// <param name="IdempotencyKey">The same for the same submit, however often it is delivered.</param>
public sealed record CommandCall(string Id, string Name, IReadOnlyDictionary<string, Value> Input, string IdempotencyKey);
