using System.Net;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Channels.Connector.Login;
using ChatDelegate.Channels.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatDelegate.Channels.Connector;

/// <summary>Makes one call: the list of hosts, the limits, the token, the circuit, the wire. Throws cancellation only.</summary>
internal sealed class ConnectorExchange(
    ConnectorWire wire,
    ConnectorPipelines pipelines,
    SendBudget budget,
    KnownServices services,
    IOptions<BotOptions> options,
    ChannelMetrics counts,
    ConnectorMetrics metrics,
    TimeProvider time,
    ILogger<ConnectorClient> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<ConnectorOutcome> RunAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var outcome = await AdmitAsync(call, cancellationToken) is { } held ? new ConnectorOutcome(held) : await TryAsync(call, cancellationToken);
        counts.Called(outcome.Result.GetType().Name);
        if (outcome.Result is not ConnectorResult.Sent and not ConnectorResult.Retry { NotTried: true, After: not null })
        {
            log.NotSent(call.Method.Method, outcome.Result.GetType().Name, Reason(outcome.Result), outcome.Reply?.Correlation ?? string.Empty);
        }

        return outcome;
    }

    /// <summary>Null when the call may go. A read waits a little for its place; a send is its caller's to put off.</summary>
    private async Task<ConnectorResult?> AdmitAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        if (!services.Allows(call.ServiceUrl))
        {
            return new ConnectorResult.Failed("The service address is not on the list of allowed hosts.");
        }

        var waited = TimeSpan.Zero;
        while (call.Permit?.Use() != true && !budget.Take(call.Budget, SendPriority.Reply, out var wait))
        {
            metrics.Held(SendPriority.Reply);
            if (!call.IsRead || (waited += wait) > Patience)
            {
                log.Held(call.Method.Method, wait);
                return new ConnectorResult.Retry("The channel's limits have no room now.", wait, NotTried: true);
            }

            await Task.Delay(wait, time, cancellationToken);
        }

        return null;
    }

    private async Task<ConnectorOutcome> TryAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var outcome = await AttemptAsync(call, cancellationToken);
        if (outcome.Result is not ConnectorResult.Unreachable { Why: UnreachableReason.WrongHost }
            || options.Value.EffectiveEndpoints.GccService?.AbsoluteUri is not { } elsewhere
            || !services.Allows(elsewhere)
            || call.ServiceUrl?.StartsWith(elsewhere, StringComparison.OrdinalIgnoreCase) == true)
        {
            return outcome;
        }

        // The published cure, once. It was refused for its address, so nothing can arrive twice.
        budget.Spend(call.Budget);
        var second = await AttemptAsync(call with { ServiceUrl = elsewhere }, cancellationToken);
        return second.Result is ConnectorResult.Sent sent ? second with { Result = sent with { ServiceUrl = sent.ServiceUrl ?? elsewhere } } : second;
    }

    private async Task<ConnectorOutcome> AttemptAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        try
        {
            var address = new Uri(call.ServiceUrl?.TrimEnd('/') + call.Path);
            var pipeline = call.IsRead ? pipelines.Read(address.Authority) : pipelines.Send(address.Authority);
            var token = await wire.TokenAsync(null, cancellationToken);
            var reply = await pipeline.ExecuteAsync(async cancel => await wire.SendAsync(call, address, token, cancel), cancellationToken);
            if (reply.Status == (int)HttpStatusCode.Unauthorized && token is not null)
            {
                budget.Spend(call.Budget);
                token = await wire.TokenAsync(token, cancellationToken);
                reply = await pipeline.ExecuteAsync(async cancel => await wire.SendAsync(call, address, token, cancel), cancellationToken);
            }

            budget.Report(call.Budget, reply.Status, reply.After);
            return new ConnectorOutcome(ConnectorAnswer.Read(reply), reply);
        }
        catch (Exception error) when (error is LoginFailedException or BrokenCircuitException or TimeoutRejectedException or HttpRequestException or IOException)
        {
            return new ConnectorOutcome(ReadFailure(error));
        }
    }

    internal static ConnectorResult ReadFailure(Exception error) => error switch
    {
        LoginFailedException login => new ConnectorResult.Retry($"There is no token to be had. {login.Message}", login.After, NotTried: true),
        BrokenCircuitException broken => new ConnectorResult.Retry("The connector has failed too often and is left alone.", broken.RetryAfter, NotTried: true),
        TimeoutRejectedException => new ConnectorResult.Retry("The connector did not answer in time.", OutcomeUnknown: true),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => new ConnectorResult.Retry("The connector cannot be reached."),
        _ => new ConnectorResult.Retry("The connection to the connector was lost.", OutcomeUnknown: true),
    };

    internal static string Reason(ConnectorResult result) => result switch
    {
        ConnectorResult.Retry retry => retry.Reason,
        ConnectorResult.Unreachable unreachable => unreachable.Reason,
        ConnectorResult.Failed failed => failed.Reason,
        _ => string.Empty,
    };
}
