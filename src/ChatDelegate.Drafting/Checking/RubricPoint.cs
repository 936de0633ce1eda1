namespace ChatDelegate.Drafting.Checking;

/// <summary>One point of advice on a draft. It never stops anything.</summary>
/// <param name="Code">
/// Stable. Marks: <c>necessity</c> 必要性, <c>feasibility</c> 可行性, <c>effect</c> 实效性, <c>focus</c> 针对性, <c>operability</c> 操作性,
/// <c>timeliness</c> 时效性, <c>constructiveness</c> 建设性. Not to be filed: <c>outside_powers</c>, <c>own_affair</c>, <c>court_case</c>,
/// <c>advertisement</c>, <c>academic</c>, <c>forwarded_letter</c>, <c>no_content</c>, <c>several_matters</c>. Form: <c>short_body</c>,
/// <c>long_body</c>, <c>many_measures</c>, <c>many_units</c>.
/// </param>
/// <param name="IsMet">Of a mark, whether the draft has it. Points of the other kinds are only there when they are not met.</param>
/// <param name="Reason">Why a mark is not met, stable: <c>one_note</c>, <c>no_unit</c>, <c>no_number</c>, <c>no_place</c>, <c>general_measures</c>, <c>no_time</c>, <c>no_cause</c>, <c>only_refusals</c>; else null.</param>
public sealed record RubricPoint(string Code, RubricKind Kind, bool IsMet, string? Reason);

public enum RubricKind
{
    /// <summary>One of the seven marks of a good suggestion.</summary>
    Mark,

    /// <summary>What the rules say is not to be filed as a suggestion (不作为代表建议提出).</summary>
    NotToFile,

    /// <summary>Customary sizes, of our own making: no rule sets them.</summary>
    Form,
}
