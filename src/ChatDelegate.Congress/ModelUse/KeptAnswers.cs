using System.Security.Cryptography;
using System.Text.Json;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>
/// Answers that have been paid for, kept until their job has ended, so that a job which is done again after a crash pays for none of
/// them twice. One call is not covered: the one under way when the process died.
/// </summary>
internal sealed class KeptAnswers(IDbContextFactory<CongressDb> contexts, SecretBox secrets)
{
    /// <summary>The answer that the same job was given to the same request; null when it is not known, or no longer to be read.</summary>
    public async Task<ChatResponse?> FindAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        if (request.Job is not { } job)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var box = await db.Set<KeptAnswer>().Where(kept => kept.Job == job && kept.Hash == request.Hash).Select(kept => kept.Box).FirstOrDefaultAsync(cancellationToken);
        try
        {
            return box is null ? null : JsonSerializer.Deserialize<Answer>(secrets.Open(box))?.ToResponse();
        }
        catch (CryptographicException)
        {
            // Sealed by an installation whose key was lost: asked again rather than failed.
            return null;
        }
    }

    /// <summary>Keeps an answer in the transaction in which its call is accounted for.</summary>
    public async Task KeepAsync(RecordSession session, ModelRequest request, ChatResponse response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (request.Job is { } job && !await session.Db.Set<KeptAnswer>().AnyAsync(kept => kept.Job == job && kept.Hash == request.Hash, cancellationToken))
        {
            session.Db.Add(new KeptAnswer { Job = job, Hash = request.Hash, At = now, Box = secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(Answer.Of(response))) });
        }
    }

    /// <summary>The job has ended, in this transaction: what it was answered is nobody's business any more.</summary>
    public static Task ForgetAsync(RecordSession session, string job, CancellationToken cancellationToken) =>
        session.Db.Set<KeptAnswer>().Where(kept => kept.Job == job).ExecuteDeleteAsync(cancellationToken);

    private sealed record Answer(string Text, string? Model, string? Finish, long? TokensIn, long? TokensOut)
    {
        public static Answer Of(ChatResponse response) =>
            new(response.Text, response.ModelId, response.FinishReason?.Value, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount);

        public ChatResponse ToResponse() => new(new ChatMessage(ChatRole.Assistant, Text))
        {
            ModelId = Model,
            FinishReason = Finish is null ? null : new ChatFinishReason(Finish),
            Usage = new UsageDetails { InputTokenCount = TokensIn, OutputTokenCount = TokensOut },
        };
    }
}
