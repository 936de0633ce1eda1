namespace ChatDelegate.Dialogs.Commands;

/// <summary>
/// What a definition may know of a command: its name and what it takes. The loader checks every call in
/// dialogs/ against these, so a dialog that calls a command that does not exist, or feeds it wrongly, never starts.
/// </summary>
/// <param name="Name">Feature and verb, such as <c>opinion.report</c>.</param>
/// <param name="Inputs">What it takes; an input not listed here is an error at load.</param>
public sealed record CommandSpec(string Name, params IReadOnlyList<CommandInput> Inputs);

/// <summary>One input of a command.</summary>
/// <param name="Name">As written on the left side of <c>input:</c> in a definition.</param>
/// <param name="Type">The kinds of <see cref="Value"/> it accepts.</param>
/// <param name="Required">A definition that leaves it out is refused at load.</param>
public sealed record CommandInput(string Name, ValueType Type, bool Required = true);
