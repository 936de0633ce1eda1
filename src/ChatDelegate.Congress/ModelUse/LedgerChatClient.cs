using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>
/// Stands before the model: gives a kept answer back where there is one, refuses what is over budget, and puts every call into the
/// ledger. Which call it is, it learns from <see cref="Drafting.Prompts.CallTags"/>.
/// </summary>
/// <remarks>
/// Two instances could pay for the same call only while both believe they hold its job: from the moment a claim ends under its first
/// holder until that one next looks at it, which is a third of the lease at most.
/// </remarks>
public sealed class LedgerChatClient : DelegatingChatClient
{
    private const string Nameless = "unknown";
    private readonly ModelLedger _ledger;
    private readonly KeptAnswers _answers;
    private readonly TimeProvider _time;

    /// <param name="services">With what <see cref="ModelUseModule"/> adds.</param>
    public LedgerChatClient(IChatClient inner, IServiceProvider services)
        : base(inner)
    {
        _ledger = services.GetRequiredService<ModelLedger>();
        _answers = services.GetRequiredService<KeptAnswers>();
        _time = services.GetRequiredService<TimeProvider>();
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> asked = [.. messages];
        var request = ModelRequest.Of(asked, options, options?.ModelId ?? this.GetService<ChatClientMetadata>()?.DefaultModelId ?? Nameless);
        if (await _answers.FindAsync(request, cancellationToken) is { } kept)
        {
            await _ledger.NoteKeptAsync(request, cancellationToken);
            return kept;
        }

        var call = await _ledger.BeginAsync(request, cancellationToken);
        var began = _time.GetTimestamp();
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(asked, options, cancellationToken);
        }
        catch (Exception failure)
        {
            await _ledger.FailedAsync(call, CallOutcomes.Of(failure), _time.GetElapsedTime(began), CancellationToken.None);
            throw;
        }

        // It is paid for, whether or not somebody still waits for it.
        await _ledger.AnsweredAsync(call, request, response, _time.GetElapsedTime(began), CancellationToken.None);
        return response;
    }

    /// <summary>In one piece: an answer counts, and is kept, only when it is whole.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
