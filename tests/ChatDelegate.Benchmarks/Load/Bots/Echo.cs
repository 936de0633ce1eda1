using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>
/// The floor: what a turn costs in ASP.NET Core when there is no dialog, no state and no check. One activity is read, the same answer always
/// is posted to the channel, 200.
/// </summary>
internal static class Echo
{
    public const string Verb = "echo";

    private const string Answer = "about / opinion / contact / Send / Thank you";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static Task<BotProcess> StartAsync(string data, CancellationToken cancellationToken)
    {
        var address = Places.FreeAddress();
        var start = new ProcessStartInfo(Places.Dotnet, [Places.Program, Verb, address.Port.ToString(CultureInfo.InvariantCulture)]) { WorkingDirectory = data };
        start.Environment["DOTNET_gcServer"] = "0";
        return BotProcess.StartAsync(start, address, "health", Path.Combine(data, "echo.log"), cancellationToken);
    }

    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null });
        app.MapGet("/health", () => "ok");
        app.MapPost("/api/messages", context => AnswerAsync(context, http));
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, HttpMessageInvoker http)
    {
        var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, EchoJson.Default.EchoActivity, context.RequestAborted)
            ?? throw new BadHttpRequestException("No activity.");
        var reply = activity with { From = activity.Recipient, Recipient = activity.From, ReplyToId = activity.Id, Text = Answer, Id = null, Timestamp = null, Entities = null, ChannelData = null };
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, EchoJson.Default.EchoActivity));
        content.Headers.ContentType = Json;
        var target = $"{activity.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation?.Id ?? string.Empty)}/activities/{Uri.EscapeDataString(activity.Id ?? string.Empty)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        using var response = await http.SendAsync(request, context.RequestAborted);
        await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(context.RequestAborted), EchoJson.Default.EchoAccount, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }
}

internal sealed record EchoAccount(string? Id, string? Name, string? Role);

internal sealed record EchoActivity(
    string? Type,
    string? Id,
    DateTimeOffset? Timestamp,
    string? ServiceUrl,
    string? ChannelId,
    EchoAccount? From,
    EchoAccount? Recipient,
    EchoAccount? Conversation,
    string? ReplyToId,
    string? Locale,
    string? TextFormat,
    string? Text,
    JsonElement[]? Entities,
    JsonElement? ChannelData);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EchoActivity))]
internal sealed partial class EchoJson : JsonSerializerContext;
