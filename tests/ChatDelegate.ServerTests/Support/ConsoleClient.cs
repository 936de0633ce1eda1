using System.Net;

namespace ChatDelegate.ServerTests.Support;

/// <summary>A member of staff at the console, with a browser that runs no script: pages, links and forms.</summary>
public sealed class ConsoleClient : IDisposable
{
    private readonly HttpClient _http;
    private string? _token;

    private ConsoleClient(ServerProcess server) =>
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address, Timeout = Deadline.Default };

    /// <summary>Where the last page was, after redirects.</summary>
    public Uri Location { get; private set; } = new("/", UriKind.Relative);

    public HttpStatusCode Status { get; private set; }

    public string Html { get; private set; } = string.Empty;

    /// <summary>What can be read on the last page.</summary>
    public string Words => HtmlForm.WordsOf(Html);

    /// <summary>Somebody of the demo with work in the console; the administrator, too, is not asked for the first password, which stands in the log only.</summary>
    public static async Task<ConsoleClient> SignInAsync(ServerProcess server, DemoPerson staff)
    {
        var client = new ConsoleClient(server);
        await client.OpenAsync(staff.SignInAt(server).ToString());
        client.Status.ShouldBe(HttpStatusCode.OK);
        client.Location.AbsolutePath.ShouldNotContain("password", Case.Insensitive, client.Words);
        return client;
    }

    public static ConsoleClient Stranger(ServerProcess server) => new(server);

    public async Task OpenAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Fills in and sends the form that has this button, text or field.</summary>
    public async Task SubmitAsync(string words, params (string Field, string Value)[] values)
    {
        var form = HtmlForm.ReadAll(Html).FirstOrDefault(form => form.Words.Contains(words, StringComparison.Ordinal) || form.Fields.Any(field => Is(field.Key, words)))
            ?? throw new InvalidOperationException($"No form with '{words}' on {Location}: {Words}");
        var fields = form.Fields.Where(field => values.All(value => !Is(field.Key, value.Field))).ToList();
        fields.AddRange(values.Select(value => new KeyValuePair<string, string>(form.Fields.FirstOrDefault(field => Is(field.Key, value.Field)).Key ?? value.Field, value.Value)));
        using var content = new FormUrlEncodedContent(fields);
        var target = new Uri(new Uri(_http.BaseAddress!, Location), form.Action);
        await ReadAsync(form.Method.Equals("post", StringComparison.OrdinalIgnoreCase)
            ? await _http.PostAsync(target, content)
            : await _http.GetAsync(new UriBuilder(target) { Query = await content.ReadAsStringAsync() }.Uri));
    }

    /// <summary>The forms of the last page that do something, beside signing out.</summary>
    public IEnumerable<HtmlForm> Offered =>
        HtmlForm.ReadAll(Html).Where(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && form.Action != "/console/sign-out");

    /// <summary>Sends a named form that no page has shown, with the token that any page gives.</summary>
    public async Task PostFormAsync(string path, string name, params (string Field, string Value)[] values)
    {
        const string token = "__RequestVerificationToken";
        _token ??= HtmlForm.ReadAll(Html).SelectMany(form => form.Fields).First(field => field.Key == token).Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", name), KeyValuePair.Create(token, _token), .. values.Select(value => KeyValuePair.Create(value.Field, value.Value))]);
        await ReadAsync(await _http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Blazor names a field after the whole path to it: <c>Decision.Comment</c>.</summary>
    private static bool Is(string field, string asked) => field == asked || field.EndsWith("." + asked, StringComparison.Ordinal);

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Status = answer.StatusCode;
            Location = answer.RequestMessage?.RequestUri ?? Location;
            Html = await answer.Content.ReadAsStringAsync();
        }
    }
}
