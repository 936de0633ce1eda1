using Microsoft.AspNetCore.Components;

namespace ChatDelegate.Server.Voting;

/// <summary>A part of a ballot page.</summary>
public abstract class BallotComponent : ComponentBase
{
    [Parameter, EditorRequired]
    public required BallotWords Words { get; set; }
}
