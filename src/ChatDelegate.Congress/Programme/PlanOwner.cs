namespace ChatDelegate.Congress.Programme;

/// <summary>Who has to do an item of the plan; each has exactly one owner (责任主体).</summary>
public enum PlanOwner
{
    /// <summary>工作机构: once for the congress.</summary>
    Staff,

    /// <summary>召集人: once a group.</summary>
    Convenor,

    /// <summary>代表: each for themselves.</summary>
    Delegate,

    /// <summary>督导员: each for themselves.</summary>
    Supervisor,
}
