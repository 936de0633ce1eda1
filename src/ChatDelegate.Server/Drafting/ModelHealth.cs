using ChatDelegate.Drafting.Models;
using Polly.CircuitBreaker;

namespace ChatDelegate.Server.Drafting;

/// <summary>
/// What <c>/healthz/ready</c> adds when the model fails: a line, and no more, for the server does its work without it. Anybody may read
/// it, so it says neither host nor setting; the console and the log do.
/// </summary>
internal static class ModelHealth
{
    public static string? Line(ModelStatus status) => status.Trouble is null ? null
        : status.Endpoints.All(endpoint => endpoint.Circuit == CircuitState.Closed) ? "degraded: the model refuses our requests, drafts are made without it"
        : "degraded: the model fails, its circuit is open and drafts are made without it";
}
