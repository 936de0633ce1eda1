namespace ChatDelegate.Congress.Programme;

/// <summary>The dates of a week as staff give them, and the X of its year.</summary>
/// <param name="Starts">First day.</param>
/// <param name="Ends">Last day.</param>
/// <param name="Vote">The one day on which all groups vote (统一票决日).</param>
/// <param name="ExtraZh">Empty in a year without an X: its items are left out.</param>
public sealed record PlanDates(DateOnly Starts, DateOnly Ends, DateOnly Vote, string ExtraZh = "", string ExtraEn = "")
{
    /// <summary>The year that the week counts for: the one in which it is voted.</summary>
    public int Year => Vote.Year;

    internal DateOnly Of(PlanAnchor anchor) => anchor switch
    {
        PlanAnchor.Start => Starts,
        PlanAnchor.Vote => Vote,
        PlanAnchor.End => Ends,
    };
}
