using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>What a file would do to a congress's roster.</summary>
/// <param name="Token">Stands for this file and the roster as it is now; applying asks for it.</param>
/// <param name="Problem">Why the file as a whole cannot be read; then there are no rows.</param>
/// <param name="NotInFile">How many seats of the roster the file does not name. They stay as they are.</param>
/// <param name="IgnoredColumns">Headers that mean nothing here.</param>
public sealed record RosterPreview(string Token, IReadOnlyList<RosterRow> Rows, RosterReason? Problem, int NotInFile, IReadOnlyList<string> IgnoredColumns)
{
    public bool CanApply => Problem is null && Count(RosterRowState.Wrong) == 0 && Rows.Any(row => row.State != RosterRowState.Same);

    public int Count(RosterRowState state) => Rows.Count(row => row.State == state);
}

public enum RosterRowState
{
    New,
    Changed,
    Same,
    Wrong,
}

/// <summary>One row of a file. Phones are not repeated here.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Group">As written in the file; empty when the row says nothing about it.</param>
/// <param name="Changes">For a changed row: <c>group</c>, <c>convenor</c>, <c>phone</c>, <c>employer</c>, <c>active</c>.</param>
/// <param name="Reasons">For a wrong row: all that is wrong with it.</param>
public sealed record RosterRow(int Line, RosterRowState State, string Name, string Number, string Group, IReadOnlyList<string> Changes, IReadOnlyList<RosterReason> Reasons);

/// <summary>A sentence that names the line, the fault and its cure: a text of dialogs/texts/roster.yaml.</summary>
public sealed record RosterReason(string Code, int Line, params (string Name, object Value)[] Values)
{
    public string Key => "roster.import." + Code;

    public string In(string locale, PhraseBook phrases) => phrases(locale, Key, [("line", Line), .. Values]);
}

/// <summary>What applying did.</summary>
/// <param name="Refused">Why nothing was changed; null when all was.</param>
public sealed record RosterApplied(int Added, int Changed, RosterReason? Refused)
{
    internal static RosterApplied No(string code) => new(0, 0, new RosterReason(code, 0));
}
