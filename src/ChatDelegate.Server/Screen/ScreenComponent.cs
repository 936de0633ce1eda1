using Microsoft.AspNetCore.Components;

namespace ChatDelegate.Server.Screen;

/// <summary>A part of the screen.</summary>
public abstract class ScreenComponent : ComponentBase
{
    [Parameter, EditorRequired]
    public required ScreenWords Words { get; set; }
}
