using ChatDelegate.Congress.Results.Board;

namespace ChatDelegate.Server.Console.Board;

/// <summary>Which groups the board shows and in which order; from the address, where nonsense means nothing.</summary>
public sealed record BoardFilter(GroupLag? Lag, BoardOrder Order)
{
    public static BoardFilter Of(string? lag, string? order) => new(
        Enum.TryParse<GroupLag>(lag, out var asked) && Enum.IsDefined(asked) ? asked : null,
        Enum.TryParse<BoardOrder>(order, out var by) && Enum.IsDefined(by) ? by : BoardOrder.Number);

    public IReadOnlyList<GroupBoardRow> Choose(IEnumerable<GroupBoardRow> rows)
    {
        var shown = rows.Where(row => Lag is not { } lag || row.Lags.Contains(lag));
        return [.. Order switch
        {
            BoardOrder.Number => shown.OrderBy(row => row.Stand.Number),
            BoardOrder.Arrival => shown.OrderBy(row => row.Stand.Attendance.Rate ?? 0).ThenBy(row => row.Stand.Number),
            BoardOrder.Turnout => shown.OrderBy(row => Share(row.Stand.Voted, row.Stand.Entitled)).ThenBy(row => row.Stand.Number),
            BoardOrder.Lags => shown.OrderByDescending(row => row.Lags.Count).ThenBy(row => row.Stand.Number),
        }];
    }

    private static decimal Share(int part, int whole) => whole == 0 ? 0 : (decimal)part / whole;
}

/// <summary>What comes first on the board.</summary>
public enum BoardOrder
{
    Number,

    /// <summary>参与率, the lowest first.</summary>
    Arrival,

    /// <summary>参投率, the lowest first.</summary>
    Turnout,

    /// <summary>Those who lag in most.</summary>
    Lags,
}
