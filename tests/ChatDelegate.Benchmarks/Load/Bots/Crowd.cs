using System.Globalization;
using System.Security.Cryptography;
using ChatDelegate.Benchmarks.Load.Generating;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Founding;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.CommandLine;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>
/// Delegates with a seat each, who have signed in: written into a fresh record by the product's own classes, as its verbs write, before the
/// server that is measured starts on it.
/// </summary>
internal static class Crowd
{
    private static readonly Actor Founder = Actor.System with { What = "load.enter" };

    /// <param name="settings">The server's, as environment variables.</param>
    /// <param name="conversation">Names the conversation of each on the channel; null when they use the web chat.</param>
    /// <returns>Their web chats, with tokens that the folder's server will take; empty on a channel.</returns>
    public static async Task<IReadOnlyList<CrowdMember>> EnterAsync(string data, IReadOnlyDictionary<string, string> settings, int count, Func<int, string>? conversation, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(settings.Where(one => one.Key.StartsWith("ChatDelegate__", StringComparison.Ordinal))
            .Select(one => new KeyValuePair<string, string?>(one.Key["ChatDelegate__".Length..].Replace("__", ":", StringComparison.Ordinal), one.Value)).Append(new("Data:Path", data)));
        Composition.Add(builder);
        await using var app = builder.Build();
        var signedIn = await RecordHost.RunAsync(app, () => SignInAsync(app.Services, count, conversation, cancellationToken), cancellationToken);
        var (sessions, tokens) = (app.Services.GetRequiredService<ChatSessions>(), app.Services.GetRequiredService<DirectLineTokens>());
        return [.. signedIn.Select(sessions.IdentityOf).Select(identity => new CrowdMember(identity.ConversationId, tokens.Mint(identity).Token))];
    }

    private static async Task<List<SignedIn>> SignInAsync(IServiceProvider services, int count, Func<int, string>? conversation, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<CongressFoundation>().LayAsync(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return await services.GetRequiredService<IRecordStore>().WriteAsync(null, Founder, async (session, cancel) =>
        {
            var body = await session.Db.Set<CongressBody>().Select(congress => congress.Id).SingleAsync(cancel);
            var signedIn = new List<SignedIn>();
            for (var n = 0; n < count; n++)
            {
                var person = new Person { Id = Guid.CreateVersion7(now), Name = string.Create(CultureInfo.InvariantCulture, $"代表{n}") };
                session.Db.AddRange(person, new DelegateSeat { Id = Guid.CreateVersion7(now), PersonId = person.Id, BodyId = body, Number = n.ToString("D5", CultureInfo.InvariantCulture) });
                if (conversation is not null)
                {
                    session.Db.Add(new Conversation { Id = Guid.CreateVersion7(now), Channel = "msteams", ExternalId = conversation(n), PersonId = person.Id, HeardAt = now });
                    continue;
                }

                var device = new DeviceSession { Id = Guid.CreateVersion7(now), PersonId = person.Id, Device = "手机", SecretHash = RandomNumberGenerator.GetBytes(32), CreatedAt = now };
                session.Db.AddRange(device, new DeviceUse { SessionId = device.Id, SeenAt = now });
                signedIn.Add(new SignedIn(device.Id, person.Id));
            }

            return signedIn;
        }, cancellationToken);
    }
}
