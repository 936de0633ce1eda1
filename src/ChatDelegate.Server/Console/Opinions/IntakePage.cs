using ChatDelegate.Congress.Opinions;
using Microsoft.AspNetCore.Components;

namespace ChatDelegate.Server.Console.Opinions;

/// <summary>A list with the filters of <see cref="IntakeFilters"/>, from the address.</summary>
public abstract class IntakePage : ConsoleComponent
{
    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? GroupText { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private protected int PageNumber => PageOf(PageText);

    private protected IntakeFilter Filter => new(
        Enum.TryParse<OpinionState>(State, out var state) && Enum.IsDefined(state) ? state : null,
        Guid.TryParse(GroupText, out var group) ? group : null,
        Q?.Trim(), LocalDay.Read(From), LocalDay.Read(To), PageNumber);
}
