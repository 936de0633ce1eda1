using ChatDelegate.Server.Console.Access;
using Microsoft.AspNetCore.Components;

namespace ChatDelegate.Server.Console.Layout;

/// <summary>A layout with the texts and, inside the console, who is looking.</summary>
public abstract class ConsoleLayoutBase : LayoutComponentBase
{
    [Inject]
    public required Words T { get; set; }

    [Inject]
    public required CurrentStaff Current { get; set; }

    protected Staff Me => Current.Value;

    protected string BodyName => T.Chinese ? Me.BodyZh : Me.BodyEn;
}
