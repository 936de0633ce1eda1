using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.Http;

/// <summary>
/// Holds back the answer to one who floods. They send the next message when this one is answered, so that a refusal every quarter of a second
/// on each of their connections costs the others nothing, where one at once would be followed by ten thousand more.
/// </summary>
internal sealed class Brake(TimeProvider time)
{
    /// <summary>More than this many are not held: a connection that waits is cheap, but not for nothing.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private int _held;

    /// <summary>The answer, later. What the request held is given back before.</summary>
    public IResult On(IResult answer) => new Later(this, answer);

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _held) <= Most)
        {
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Interlocked.Decrement(ref _held);
    }

    private sealed class Later(Brake brake, IResult answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await brake.HoldAsync(httpContext.RequestAborted);
            await answer.ExecuteAsync(httpContext);
        }
    }
}
