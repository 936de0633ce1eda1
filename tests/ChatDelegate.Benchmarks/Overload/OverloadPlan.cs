using System.Text.Json;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary>What the process that presses has to do; handed to it as a file.</summary>
/// <param name="Load">Whom it speaks with and how; the users are all who send, and one more, who floods.</param>
internal sealed record OverloadPlan(LoadPlan Load, double Factor, double Seconds)
{
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public static OverloadPlan Read(string file) => JsonSerializer.Deserialize<OverloadPlan>(File.ReadAllText(file)) ?? throw new ArgumentException("No plan.", nameof(file));
}
