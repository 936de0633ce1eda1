using System.Globalization;
using ChatDelegate.Server.Console.Access;
using Microsoft.AspNetCore.Components;

namespace ChatDelegate.Server.Console;

/// <summary>What every part of a page has at hand: the texts, the request, the clock and who is looking.</summary>
public abstract class ConsoleComponent : ComponentBase
{
    [Inject]
    public required Words T { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required CurrentStaff Current { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    protected Staff Me => Current.Value;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    protected CancellationToken Aborted => Http.RequestAborted;

    protected string BodyName => T.Chinese ? Me.BodyZh : Me.BodyEn;

    /// <summary>Whether a form was sent. It must be on the page then for its handler to run, even when the record no longer offers it: the handler says why not.</summary>
    protected bool Posting => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>A time in the congress's zone.</summary>
    protected string Minute(DateTimeOffset at) => Words.Minute(at, Me.Zone);

    /// <summary>A page number from the address; 1 for nothing or nonsense.</summary>
    protected static int PageOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1;

    /// <summary>Says that what was asked for is not there, or not this congress's: the same answer for both.</summary>
    protected void Missing() => Http.Response.OnStarting(() =>
    {
        // Set any earlier, the framework would leave the page empty.
        Http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
