using System.Net;
using System.Text;
using Azure.Core;
using Azure.Identity;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>Azure without a key: a token of Entra ID, for the scope that is set.</summary>
public sealed class EntraTests
{
    [Fact]
    public async Task Azure_WithoutKey_IsAskedWithAToken_ForTheScope()
    {
        var azure = new RecordedAzure();
        var identity = new Identity(() => new AccessToken("entra-token", DateTimeOffset.MaxValue));

        await AskAsync(azure, identity);

        identity.Scopes.ShouldBe(["https://cognitiveservices.azure.cn/.default"]);
        azure.Address.ShouldBe("https://r.openai.azure.cn/openai/v1/chat/completions");
        azure.Authorization.ShouldBe("Bearer entra-token");
    }

    [Fact]
    public async Task NoToken_NamesTheSettings()
    {
        var identity = new Identity(() => throw new CredentialUnavailableException("ManagedIdentityCredential authentication unavailable"));

        var failure = await Should.ThrowAsync<ModelFailedException>(AskAsync(new RecordedAzure(), identity));

        failure.Reason.ShouldBe(ModelFailure.Rejected);
        failure.Message.ShouldContain("Drafting:ManagedIdentity");
    }

    [Fact]
    public async Task RoleMissing_NamesTheRole()
    {
        var failure = await Should.ThrowAsync<ModelFailedException>(AskAsync(new RecordedAzure { Status = HttpStatusCode.Forbidden }, new Identity(() => new AccessToken("t", DateTimeOffset.MaxValue))));

        failure.Message.ShouldContain("Cognitive Services OpenAI User");
    }

    private static async Task AskAsync(RecordedAzure azure, Identity identity)
    {
        await using var world = new ModelWorld();
        using var http = new HttpClient(azure);
        var options = new ModelOptions { Provider = ModelOptions.Azure, Endpoint = new("https://r.openai.azure.cn"), Model = "d", Scope = "https://cognitiveservices.azure.cn/.default" };
        using var client = ModelConnection.Open(options, world.Watch, http, () => 1, identity);
        await new PromptRunner(client, ModelWorld.Prompts).RunAsync(new PromptCall(ModelCheck.Prompt, new Dictionary<string, object?>()), TestContext.Current.CancellationToken);
    }

    private sealed class Identity(Func<AccessToken> give) : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return give();
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    private sealed class RecordedAzure : HttpMessageHandler
    {
        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public string? Address { get; private set; }

        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Address, Authorization) = (request.RequestUri?.ToString(), request.Headers.Authorization?.ToString());
            const string Said = """{"model":"d","choices":[{"message":{"content":"{\"ready\":true}"},"finish_reason":"stop"}]}""";
            return Task.FromResult(new HttpResponseMessage(Status) { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Said))) });
        }
    }
}
