using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>A delegate's browser at a ballot page, without script.</summary>
internal sealed class VoterBrowser(HttpClient http)
{
    public HttpStatusCode Status { get; private set; }

    public string Html { get; private set; } = string.Empty;

    public string Words => HtmlForm.WordsOf(Html);

    public HttpResponseMessage Last { get; private set; } = new();

    /// <summary>Signed in by a person's demo link, in a browser of their own.</summary>
    public static async Task<VoterBrowser> SignInAsync(ServerProcess server, DemoPerson person)
    {
        var browser = Stranger(server);
        await browser.OpenAsync(person.SignInAt(server).ToString());
        return browser;
    }

    public static VoterBrowser Stranger(ServerProcess server) =>
        new(new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address, Timeout = Deadline.Default });

    public async Task OpenAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>The form on the page, with what is marked added to what it holds.</summary>
    public HtmlForm Form => HtmlForm.ReadAll(Html)[0];

    public Task SendAsync(params (string Name, string Value)[] more) => SendAsync(Form, more);

    public async Task SendAsync(HtmlForm form, params (string Name, string Value)[] more)
    {
        using var content = new FormUrlEncodedContent(form.Fields.Where(field => more.All(one => one.Name != field.Key || field.Key.StartsWith("choice", StringComparison.Ordinal)))
            .Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Value))));
        await ReadAsync(await http.PostAsync(new Uri(form.Action, UriKind.RelativeOrAbsolute), content));
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        Last = answer;
        Status = answer.StatusCode;
        Html = await answer.Content.ReadAsStringAsync();
    }
}
