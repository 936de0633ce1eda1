using System.Net.Http.Json;

namespace ChatDelegate.ServerTests.Support;

/// <summary>Gives each test people of its own, so that tests share a server without meeting.</summary>
public sealed class DemoCongress
{
    private readonly ServerProcess _server;
    private readonly IReadOnlyList<DemoPerson> _people;
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    private DemoCongress(ServerProcess server, IReadOnlyList<DemoPerson> people)
    {
        _server = server;
        _people = people;
    }

    public IReadOnlyList<DemoPerson> People => _people;

    public static async Task<DemoCongress> ReadAsync(ServerProcess server) =>
        new(server, await server.Http.GetFromJsonAsync<List<DemoPerson>>(new Uri("/demo/people", UriKind.Relative)) ?? []);

    /// <summary>Somebody in this role whom no other test has.</summary>
    public DemoPerson Next(string role = "delegate")
    {
        lock (_gate)
        {
            var number = _given[role] = _given.GetValueOrDefault(role) + 1;
            return _people.Where(person => person.Role == role).ElementAtOrDefault(number - 1)
                ?? throw new InvalidOperationException($"The demo congress has no more people in the role '{role}'.");
        }
    }

    public Task<WebChatClient> SignInAsync(string locale = "zh-CN", string role = "delegate") => WebChatClient.SignInAsync(_server, Next(role), locale);
}
