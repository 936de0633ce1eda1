using ChatDelegate.Congress.Conversations;

namespace ChatDelegate.Server.Turns;

/// <summary>Notes whose the files of a message are; their bytes are on disk already.</summary>
internal static class KeptFiles
{
    public static async Task AddAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken)
    {
        if (inbound.Files.Count == 0)
        {
            return;
        }

        foreach (var file in inbound.Files)
        {
            if (file.Kept is { } kept)
            {
                turn.Session.Db.Add(new StoredFile
                {
                    Id = kept.Id,
                    ConversationId = turn.Row.Id,
                    Name = file.Name,
                    ContentType = kept.ContentType,
                    Bytes = kept.Bytes,
                    Sha256 = kept.Sha256,
                    At = turn.Now,
                });
            }
        }

        await turn.Session.FlushAsync(cancellationToken);
    }
}
