namespace ChatDelegate.Congress.Programme;

/// <summary>The date of the week that an item's own is counted from, so that it finds its place in another year.</summary>
public enum PlanAnchor
{
    Start,

    Vote,

    End,
}
