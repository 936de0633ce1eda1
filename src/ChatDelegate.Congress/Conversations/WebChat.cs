using ChatDelegate.Congress.Commands;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Conversations;

/// <summary>The channel in which people have signed in on our own pages.</summary>
internal static class WebChat
{
    private const string Name = "webchat";

    /// <summary>Whether this turn is one of the web chat, so that links lead where the person is signed in already.</summary>
    public static async Task<bool> IsHereAsync(CommandContext context, CancellationToken cancellationToken) =>
        await context.Db.Set<Conversation>().AsNoTracking().Where(one => one.Id == context.ConversationId).Select(one => one.Channel).FirstOrDefaultAsync(cancellationToken) is null or Name;
}
