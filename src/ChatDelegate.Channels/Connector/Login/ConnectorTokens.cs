using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatDelegate.Channels.Connector.Login;

/// <summary>
/// The bot's own token for connectors: fetched by one for all and renewed ahead of its end. While the old one is good, a login that fails
/// stops nobody.
/// </summary>
internal sealed class ConnectorTokens(IBotLogin login, ConnectorPipelines pipelines, TimeProvider time, ILogger<ConnectorTokens> log) : IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private BotToken? _held;
    private DateTimeOffset _renewAt;
    private int _rounds;
    private LoginFailedException? _failure;

    /// <param name="refused">The token that a connector has just refused; the same is not given out again without asking.</param>
    /// <exception cref="LoginFailedException">There is no token to be had now.</exception>
    public async Task<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (Good(refused) is { } held)
        {
            return time.GetUtcNow() < _renewAt ? held : await RenewedAsync(held, cancellationToken);
        }

        var round = _rounds;
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Who has waited for somebody else's try has tried: a dead login is not asked by each in turn.
            return Good(refused) ?? (_rounds != round && _failure is { } shared
                ? throw new LoginFailedException(shared.Message, shared.IsTransient, shared.After, shared)
                : await FetchAsync(cancellationToken));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Good(string? refused) =>
        _held is { } held && held.Value != refused && time.GetUtcNow() < held.ExpiresAt ? held.Value : null;

    /// <summary>One asks for the next; the others go on with what there is.</summary>
    private async Task<string> RenewedAsync(string held, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return held;
        }

        try
        {
            if (time.GetUtcNow() < _renewAt)
            {
                return _held?.Value ?? held;
            }

            _renewAt = time.GetUtcNow() + BetweenRenewals;
            return await FetchAsync(cancellationToken);
        }
        catch (LoginFailedException failure)
        {
            log.NotRenewed(failure.Message);
            return held;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await TryFetchAsync(cancellationToken);
            var lifetime = token.ExpiresAt - time.GetUtcNow();
            _renewAt = token.ExpiresAt - (lifetime / 2 < Ahead ? lifetime / 2 : Ahead);
            (_held, _failure) = (token, null);
            return token.Value;
        }
        catch (LoginFailedException failure)
        {
            _failure = failure;
            throw;
        }
        finally
        {
            _rounds++;
        }
    }

    private async Task<BotToken> TryFetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await pipelines.Login.ExecuteAsync(async cancel => await login.FetchAsync(cancel), cancellationToken);
        }
        catch (BrokenCircuitException broken)
        {
            throw new LoginFailedException("The login has failed too often and is left alone.", isTransient: true, broken.RetryAfter, broken);
        }
        catch (TimeoutRejectedException late)
        {
            throw new LoginFailedException("The login did not answer in time.", isTransient: true, inner: late);
        }
    }
}
