using System.Security.Cryptography;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.CommandLine;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Benchmarks.DirectLine;

/// <summary>People who are signed in, each on a device of their own, written into a fresh record as the program's own verbs write.</summary>
internal static class Crowd
{
    /// <summary>Their Direct Line tokens, signed with the key that the folder's server will have.</summary>
    public static async Task<IReadOnlyList<CrowdMember>> EnterAsync(string folder, int count)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine([$"--Data:Path={folder}"]);
        Composition.Add(builder);
        await using var app = builder.Build();
        var (sessions, tokens) = (app.Services.GetRequiredService<ChatSessions>(), app.Services.GetRequiredService<DirectLineTokens>());
        var signedIn = await RecordHost.RunAsync(app, () => SignInAsync(app.Services, count), CancellationToken.None);
        return [.. signedIn.Select(sessions.IdentityOf).Select(identity => new CrowdMember(identity.ConversationId, tokens.Mint(identity).Token))];
    }

    private static Task<List<SignedIn>> SignInAsync(IServiceProvider services, int count)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            var signedIn = new List<SignedIn>();
            for (var n = 0; n < count; n++)
            {
                var person = new Person { Id = Guid.CreateVersion7(now), Name = $"代表{n}" };
                var device = new DeviceSession { Id = Guid.CreateVersion7(now), PersonId = person.Id, Device = "手机", SecretHash = RandomNumberGenerator.GetBytes(32), CreatedAt = now };
                session.Db.AddRange(person, device, new DeviceUse { SessionId = device.Id, SeenAt = now });
                signedIn.Add(new SignedIn(device.Id, person.Id));
            }

            return Task.FromResult(signedIn);
        }, CancellationToken.None);
    }
}

/// <param name="Token">For Direct Line.</param>
internal sealed record CrowdMember(string ConversationId, string Token);
