using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Opinions;

/// <summary>A command for delegates only; it reaches what is theirs and answers about anything else as about nothing.</summary>
internal abstract class DelegateCommand : DialogCommand
{
    public override IReadOnlyCollection<string> Roles { get; } = ["delegate"];
}
