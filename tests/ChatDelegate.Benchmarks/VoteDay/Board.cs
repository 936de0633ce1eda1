using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary>A member of staff in the console, before the pages that update themselves: turnout, and how prompting stands.</summary>
internal sealed partial class Board(Uri server, FoundedVoteDay day) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>How long each page took, in milliseconds.</summary>
    public List<double> Looks { get; } = [];

    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        var page = await _http.GetStringAsync(new Uri("/console/sign-in", UriKind.Relative), cancellationToken);
        var form = HiddenField().Matches(page).Select(found => KeyValuePair.Create(found.Groups["name"].Value, WebUtility.HtmlDecode(found.Groups["value"].Value))).ToList();
        form.AddRange([KeyValuePair.Create("Form.User", day.User), KeyValuePair.Create("Form.Password", day.Password)]);
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(new Uri("/console/sign-in", UriKind.Relative), content, cancellationToken);
        if (answer.RequestMessage?.RequestUri?.AbsolutePath is null or "/console/sign-in")
        {
            throw new InvalidOperationException($"Signing in at the console answered {answer.StatusCode}.");
        }
    }

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                foreach (var page in (string[])["turnout", "prompts"])
                {
                    var since = Stopwatch.GetTimestamp();
                    using var answer = await _http.GetAsync(new Uri($"/console/voting/{day.Ballot}/{page}", UriKind.Relative), cancellationToken);
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsStringAsync(cancellationToken);
                    Looks.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Everybody has voted.
        }
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();
}
