using System.Text.Json.Serialization;
using ChatDelegate.Channels;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.WebChat;

/// <summary>The web chat: Direct Line under <c>/directline</c>, and <c>POST /chat/token</c> for whoever is signed in.</summary>
internal static class WebChatModule
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddDirectLine();
        services.AddOptions<DirectLineOptions>().Configure<KeyRing>((options, keys) => options.SigningKey ??= keys.Derive("direct line tokens")).BindConfiguration("DirectLine");
        services.AddSingleton<ChatSessions>().AddSingleton<ConversationFeed>().AddSingleton<WebChatHost>();
        services.AddSingleton<IChannel, WebChatChannel>();
        services.AddSingleton<IDirectLineHost>(all => all.GetRequiredService<WebChatHost>());
        services.AddHostedService<EndedSessions>();
        return services;
    }

    public static void MapWebChat(this IEndpointRouteBuilder routes)
    {
        routes.MapDirectLine("/directline");
        routes.MapPost("/chat/token", TokenAsync).AddEndpointFilter<OwnPage>().WithName("Chat_Token");
    }

    private static async Task<IResult> TokenAsync(HttpContext http, DeviceCookie cookie, ChatSessions sessions, DirectLineTokens tokens, IDbContextFactory<CongressDb> databases, CancellationToken cancellationToken)
    {
        if (await cookie.CheckAsync(http, cancellationToken) is not { } signedIn)
        {
            return Results.Unauthorized();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var name = await db.Set<Person>().AsNoTracking().Where(person => person.Id == signedIn.PersonId).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken);
        var identity = sessions.IdentityOf(signedIn);
        var token = tokens.Mint(identity);
        return Results.Ok(new TokenAnswer(token.Token, identity.ConversationId, token.ExpiresIn, identity.UserId, name));
    }
}

/// <summary>What the page needs to open its conversation.</summary>
/// <param name="Name">The person's, for the page's header.</param>
internal sealed record TokenAnswer(string Token, string ConversationId, [property: JsonPropertyName("expires_in")] int ExpiresIn, string UserId, string? Name);
