using System.Globalization;
using System.Text.RegularExpressions;
using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;

namespace ChatDelegate.ServerTests.Week;

/// <summary>A delegate through the activity week, by the channel they use: says things, checks in, votes on the ballot page.</summary>
internal abstract partial class WeekDelegate(SharedServer server, DemoPerson person) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public DemoPerson Person => person;

    public string Group => person.Group ?? string.Empty;

    public bool IsConvenor => person.Role == "convenor";

    protected SharedServer Server => server;

    /// <summary>Says something; what the bot answers.</summary>
    public abstract Task<ChatActivity> AskAsync(string text);

    /// <summary>The whole way of one ballot, begun again wherever the server dies on it: the receipt, or null when it was in the box and nobody saw the receipt.</summary>
    /// <param name="chosen">Places on the ballot, from 0.</param>
    /// <param name="prompted">They come by the card they were sent; otherwise they ask for one.</param>
    public async Task<string?> VoteAsync(string ballot, bool prompted, IReadOnlyList<int> chosen)
    {
        using var patience = new CancellationTokenSource(Deadline.Default);
        VoterBrowser? browser = null;
        while (true)
        {
            try
            {
                browser ??= await BrowserAsync(prompted ? null : "投票");
                await browser.OpenAsync($"/ballot/{ballot}");
                if (browser.Words.Contains("每位代表只能投一次", StringComparison.Ordinal))
                {
                    return null;
                }

                var marks = Boxes().Matches(browser.Html).Select(match => match.Groups[1].Value).ToList();
                await browser.SendAsync([.. chosen.Select(one => ("choice", marks[one]))]);
                browser.Words.ShouldContain("请核对您的选票", Case.Sensitive, person.Name);
                await browser.SendAsync();
                browser.Words.ShouldContain("您的选票已投入票箱", Case.Sensitive, person.Name);
                return Receipt().Match(browser.Words).Value;
            }
            catch (Exception died) when (died is HttpRequestException or IOException or OperationCanceledException && !patience.IsCancellationRequested)
            {
                await Task.Delay(Pause, patience.Token);
            }
        }
    }

    /// <summary>Grades every line of a ballot.</summary>
    /// <param name="ask">What one says to come to it.</param>
    /// <param name="grade">From 1, by the place of the line.</param>
    /// <returns>Which line was given what.</returns>
    public async Task<IReadOnlyList<(string Name, int Grade)>> GradeAsync(string ballot, string ask, Func<int, int> grade)
    {
        var browser = await BrowserAsync(ask);
        await browser.OpenAsync($"/ballot/{ballot}");
        var lines = Lines().Matches(browser.Html).Select((line, i) => (Name: line.Groups["name"].Value, Field: line.Groups["field"].Value, Grade: grade(i))).ToList();
        lines.ShouldNotBeEmpty($"{person.Name}: {browser.Words}");
        await browser.SendAsync([.. lines.Select(line => (line.Field, line.Grade.ToString(CultureInfo.InvariantCulture)))]);
        browser.Words.ShouldContain("请核对", Case.Sensitive, person.Name);
        await browser.SendAsync();
        browser.Words.ShouldContain("回执", Case.Sensitive, person.Name);
        return lines.ConvertAll(line => (line.Name, line.Grade));
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>A browser in which this person can open their ballot.</summary>
    /// <param name="ask">What they say to be shown the way; null for who has been prompted.</param>
    protected abstract Task<VoterBrowser> BrowserAsync(string? ask);

    [GeneratedRegex("""type="checkbox" name="choice" value="([0-9]+)\x22""")]
    private static partial Regex Boxes();

    [GeneratedRegex("""<span class="name">(?<name>[^<]+)</span>\s*</legend>.*?name="(?<field>grade-[^"]+)\x22""", RegexOptions.Singleline)]
    private static partial Regex Lines();

    [GeneratedRegex("[0-9]{4} [0-9]{4} [0-9]{4}")]
    private static partial Regex Receipt();
}
