using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>/api/messages under mutated activities, now and then with a mutated token.</summary>
internal sealed class MessagesFuzz : IAsyncDisposable
{
    private readonly IssuerKeys _issuer = new();
    private readonly ReadingHost _host = new();
    private readonly InProcessServer _server;
    private readonly string _token;

    public MessagesFuzz()
    {
        _server = new InProcessServer(
            (services, _) =>
            {
                services.AddSingleton<IMessageHost>(_host);
                services.AddMessages(options =>
                {
                    options.AppId = BotServer.AppId;
                    options.ClientSecret = "secret";
                    options.MaxBodyBytes = 64 * 1024;
                    options.AllowedTenants.Add("t1");
                    options.Endpoints = BotEndpoints.Of(BotCloud.Public) with { Metadata = new Uri("https://issuer.test/metadata") };
                });
                services.AddHttpClient(InboundRegistration.KeysClient).ConfigurePrimaryHttpMessageHandler(() => _issuer);
            },
            app => app.MapMessages("/api/messages"));
        _token = _issuer.Sign(_server.Time);
    }

    public int Taken => _host.Taken;

    /// <summary>What is wrong, or null.</summary>
    public async Task<string?> SendAsync(Mutator mutator)
    {
        var body = mutator.Json(mutator.Pick(GoodActivities.All));
        var token = mutator.Chance(3) ? mutator.Text(_token) : mutator.Chance(1) ? string.Empty : _token;
        _host.Fault = null;
        _host.Type = null;
        var status = await _server.SendAsync("POST", "api/messages", string.Empty, body, headers =>
        {
            headers.ContentType = mutator.Chance(5) ? mutator.Text("application/json") : mutator.Pick("application/json", "application/json; charset=utf-8");
            headers.Authorization = mutator.Chance(1) ? new StringValues([$"Bearer {token}", token]) : $"Bearer {token}";
            if (mutator.Chance(1))
            {
                headers.ContentEncoding = mutator.Pick("gzip", "identity", "");
            }

            if (mutator.Chance(1))
            {
                headers.ContentLength = mutator.Pick(0L, 1, body.Length * 2, 64 * 1024 + 1, long.MaxValue);
            }
        });
        return _host.Fault ?? (IsFine(status) ? null : $"status {status}");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _issuer.Dispose();
    }

    private bool IsFine(int status) => status is 200 or 400 or 401 or 403 or 413 or 415 || (status == 501 && _host.Type == ActivityTypes.Invoke);

    /// <summary>Reads all that can be read out of an activity, as the server may do at any time later.</summary>
    private sealed class ReadingHost : IMessageHost
    {
        public string? Fault { get; set; }

        public string? Type { get; set; }

        public int Taken { get; private set; }

        public Task<InvokeResponse?> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
        {
            Taken++;
            Type = activity.Type;
            try
            {
                return Task.FromResult(Read(activity));
            }
            catch (Exception error)
            {
                Fault = error.ToString();
                throw;
            }
        }

        private static InvokeResponse? Read(Activity activity)
        {
            TeamsChannelData.Of(activity).ToElement();
            SemanticAction.Of(activity)?.ToElement();
            MessageText.Of(activity).ShouldNotBeNull();
            activity.MembersChanged();
            activity.MessageChanged();
            activity.Installed();
            activity.ReactedTo();
            ReadReceiptInfo.Of(activity)?.Covers(activity.Id);
            CardSubmission.Of(activity);
            ActivityJson.ReadReference(ActivityJson.Write(ConversationReference.From(activity))).ShouldNotBeNull();
            var again = ActivityJson.Read(ActivityJson.Write(activity));
            again.Succeeded.ShouldBeTrue(again.Error);
            return AdaptiveCardInvokeValue.Of(activity)?.Action is { } action
                ? AdaptiveCardInvokeResponse.Message(action.Verb ?? string.Empty).ToResponse()
                : activity.DeliveryMode == DeliveryModes.ExpectReplies ? new ExpectedReplies { Activities = [activity] }.ToResponse()
                : null;
        }
    }
}
