namespace ChatDelegate.Congress.Programme;

/// <summary>The blocks (内容) of "3+X": three that every year has, and what the year asks for beside them.</summary>
public enum PlanBlock
{
    /// <summary>民生实事项目票决.</summary>
    Vote,

    /// <summary>议案建议准备.</summary>
    Suggestions,

    /// <summary>代表履职评议.</summary>
    Evaluation,

    /// <summary>X: named by the week, <see cref="ActivityWeek.ExtraZh"/>.</summary>
    Extra,
}
