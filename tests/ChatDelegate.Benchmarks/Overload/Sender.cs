using System.Diagnostics;
using System.Net;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary>One person with a dialog. Who is told to come again sends the same message again when their time has come.</summary>
internal sealed class Sender(SimulatedUser user, LoadPlan plan, Script script, IWire wire, HttpMessageInvoker http)
{
    private int _turn = -1;
    private bool _isRefused;

    public SimulatedUser User { get; } = user;

    public async Task TakeTurnAsync(Tally tally)
    {
        if (!_isRefused)
        {
            User.NameNext();
            _turn = (_turn + 1) % script.Turns.Count;
        }

        using var body = new ActivityBody();
        wire.Write(body.Begin(), script, User, _turn);
        using var request = wire.Request(plan, User);
        request.Content = body.End();
        var sent = Stopwatch.GetTimestamp();
        var answer = User.Begin(script.Turns[_turn], sent);
        try
        {
            using var response = await http.SendAsync(request, User.Patience.Token);
            _isRefused = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict;
            if (_isRefused)
            {
                tally.Refused(sent);
            }
            else if (response.IsSuccessStatusCode)
            {
                tally.Accepted(sent, await answer);
            }
            else
            {
                tally.Failed($"{(int)response.StatusCode}");
            }
        }
        catch (Exception failure) when (failure is MismatchException or HttpRequestException or OperationCanceledException)
        {
            tally.Failed($"turn {_turn + 1} of {User.ActivityId}: {failure.Message}");
        }
        finally
        {
            User.End();
        }
    }
}
