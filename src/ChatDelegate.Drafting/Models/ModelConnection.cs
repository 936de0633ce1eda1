using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Drafting.Models;

/// <summary>Makes of the settings the client that is asked.</summary>
public static class ModelConnection
{
    /// <param name="http">Its own transport; null for the usual one.</param>
    /// <param name="chance">From 0 to 1; null for real chance.</param>
    public static ResilientChatClient Open(
        ModelOptions options, ModelStatus status, ModelMetrics metrics, TimeProvider time, ILogger<ResilientChatClient> logger, HttpClient? http = null, Func<double>? chance = null)
    {
        var transport = http ?? ServerPipeline.OpenHttp();
        var servers = options.Targets
            .Select(target => (target, new OpenAiChatClient(target, ServerPipeline.Open(target, options, transport), options.AnswerFormat, options.MaxAnswerBytes, time)))
            .ToList();
        return new ResilientChatClient(options, servers, new ModelWatch(status, metrics, time, logger), chance ?? Chance);
    }

    private static double Chance()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) / (double)uint.MaxValue;
    }
}
