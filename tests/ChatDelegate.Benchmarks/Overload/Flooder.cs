using System.Net;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary>Sends as much as it can, in one conversation or as one person in many, and waits for no answer.</summary>
internal sealed class Flooder(IReadOnlyList<SimulatedUser> conversations, LoadPlan plan, Script script, IWire wire, HttpMessageInvoker http)
{
    private const int Connections = 128;

    private int _next;
    private int _taken;
    private int _refused;
    private int _failed;

    public async Task<(int Taken, int Refused, int Failed)> RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(cancellationToken), CancellationToken.None)));
        return (_taken, _refused, _failed);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var body = new ActivityBody();
        while (!cancellationToken.IsCancellationRequested)
        {
            var user = conversations[Interlocked.Increment(ref _next) % conversations.Count];
            lock (user)
            {
                user.NameNext();
                wire.Write(body.Begin(), script, user, 0);
            }

            using var request = wire.Request(plan, user);
            request.Content = body.End();
            try
            {
                using var response = await http.SendAsync(request, CancellationToken.None);
                Interlocked.Increment(ref response.IsSuccessStatusCode ? ref _taken : ref response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict ? ref _refused : ref _failed);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _failed);
            }
        }
    }
}
