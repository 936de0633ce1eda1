namespace ChatDelegate.Congress.Programme;

/// <summary>The four stages (环节) of an activity week, which follow one another in this order: 学、决、议、评.</summary>
public enum PlanStage
{
    /// <summary>学: study and coaching.</summary>
    Study,

    /// <summary>决: the groups vote on the livelihood projects.</summary>
    Decide,

    /// <summary>议: bills and suggestions are prepared.</summary>
    Discuss,

    /// <summary>评: delegates report on and rate their work.</summary>
    Evaluate,
}
