using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

namespace ChatDelegate.Drafting.Models;

/// <summary>The package's client for one server, with everything off that would wait, try again or write down by itself.</summary>
internal static class ServerPipeline
{
    /// <summary>The package insists on a key; a server that asks for none takes any.</summary>
    private const string NoKey = "none";

    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(10);

    /// <param name="identity">Where Entra ID's tokens come from; null for the usual ways.</param>
    public static ChatClient Open(ModelTarget target, ModelOptions settings, HttpClient http, TokenCredential? identity)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = target.Endpoint,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(http),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            UserAgentApplicationId = "ChatDelegate",
        };
        if (target.UsesEntra)
        {
            var usual = new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.ManagedIdentity };
            options.AddPolicy(new BearerTokenPolicy(identity ?? new DefaultAzureCredential(usual), settings.Scope), PipelinePosition.BeforeTransport);
        }

        var key = string.IsNullOrWhiteSpace(target.ApiKey) ? NoKey : target.ApiKey.Trim();
        return new ChatClient(target.Model, new ApiKeyCredential(key), options);
    }

    /// <summary>Follows nobody elsewhere, where the key would go along, and keeps no time of its own.</summary>
    public static HttpClient OpenHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLife })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
