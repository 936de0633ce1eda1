using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure.Core;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Drafting.Models;

/// <summary>Makes of the settings the client that is asked.</summary>
public static class ModelConnection
{
    public static ResilientChatClient Open(ModelOptions options, ModelStatus status, ModelMetrics metrics, TimeProvider time, ILogger<ResilientChatClient> logger) =>
        Open(options, new ModelWatch(status, metrics, time, logger), ServerPipeline.OpenHttp(), Chance, null);

    /// <param name="chance">From 0 to 1.</param>
    /// <param name="identity">Where Entra ID's tokens come from; null for the usual ways.</param>
    internal static ResilientChatClient Open(ModelOptions options, ModelWatch watch, HttpClient http, Func<double> chance, TokenCredential? identity)
    {
        var servers = options.Targets
            .Select(target => (target, new OpenAiChatClient(target, ServerPipeline.Open(target, options, http, identity), options.AnswerFormat, options.MaxAnswerBytes, watch.Time)))
            .ToList();
        return new ResilientChatClient(options, servers, watch, chance);
    }

    private static double Chance()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) / (double)uint.MaxValue;
    }
}
