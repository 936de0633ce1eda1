using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary>
/// Everybody votes over the ballot pages, as browsers do: link, sheet, check, cast. Each begins by the clock, whatever becomes of the others: half
/// of them in the first tenth of the time.
/// </summary>
internal sealed partial class Voters(Uri server, double seconds) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 512 }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
    private readonly ConcurrentBag<(long Cast, double Whole, double Commit)> _votes = [];
    private readonly ConcurrentQueue<string> _errors = new();

    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>When each was cast, how long all of its four requests took and the last of them, in milliseconds.</summary>
    public IReadOnlyCollection<(long Cast, double Whole, double Commit)> Votes => _votes;

    public async Task VoteAsync(IReadOnlyList<string> links, CancellationToken cancellationToken)
    {
        var random = new Random(20261216);
        var order = links.ToArray();
        random.Shuffle(order);
        var since = Stopwatch.GetTimestamp();
        var votes = new List<Task>(order.Length);
        foreach (var (n, link) in order.Index())
        {
            var wait = TimeSpan.FromSeconds(StartOf(n, order.Length)) - Stopwatch.GetElapsedTime(since);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            votes.Add(TryVoteAsync(link, random.Next(1, 11), cancellationToken));
        }

        await Task.WhenAll(votes);
    }

    public void Dispose() => _http.Dispose();

    private double StartOf(int n, int all)
    {
        var half = all / 2;
        return n < half ? n * seconds / 10 / half : (seconds / 10) + ((n - half) * seconds * 9 / 10 / (all - half));
    }

    private async Task TryVoteAsync(string link, int chosen, CancellationToken cancellationToken)
    {
        try
        {
            await VoteAsync(link, chosen, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or TaskCanceledException)
        {
            _errors.Enqueue(failure.Message);
        }
    }

    private async Task VoteAsync(string link, int chosen, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var entered = await _http.GetAsync(new Uri(link, UriKind.Relative), cancellationToken);
        var cookie = entered.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : throw new InvalidOperationException($"The link answered {entered.StatusCode}.");
        var sheet = await SendAsync(HttpMethod.Get, entered.Headers.Location?.OriginalString ?? string.Empty, cookie, null, cancellationToken);
        var marks = Choices().Matches(sheet).Take(chosen).Select(found => KeyValuePair.Create("choice", found.Groups["value"].Value));
        var check = await SendAsync(HttpMethod.Post, Action(sheet), cookie, [.. Hidden(sheet), .. marks], cancellationToken);
        var asked = Stopwatch.GetTimestamp();
        var done = await SendAsync(HttpMethod.Post, Action(check), cookie, [.. Hidden(check)], cancellationToken);
        if (!done.Contains("receipt", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("No receipt.");
        }

        _votes.Add((Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began).TotalMilliseconds, Stopwatch.GetElapsedTime(asked).TotalMilliseconds));
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string cookie, IReadOnlyList<KeyValuePair<string, string>>? form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        request.Headers.Add("Cookie", cookie);
        using var answer = await _http.SendAsync(request, cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(cancellationToken) : throw new InvalidOperationException($"{method} {path.Split('/')[^1]}: {answer.StatusCode}.");
    }

    private static string Action(string page) => FormAction().Match(page) is { Success: true } found ? found.Groups["value"].Value : throw new InvalidOperationException("No form.");

    private static IEnumerable<KeyValuePair<string, string>> Hidden(string page) => HiddenField().Matches(page).Select(found => KeyValuePair.Create(found.Groups["name"].Value, WebUtility.HtmlDecode(found.Groups["value"].Value)));

    [GeneratedRegex("<form method=\"post\" action=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormAction();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("type=\"checkbox\" name=\"choice\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choices();
}
