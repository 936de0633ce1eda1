using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.CommandLine;

/// <summary>Checks prompts/ as a start does, without a model.</summary>
internal static class PromptLint
{
    /// <returns>What to print, the verdict last, and whether there is a fault.</returns>
    public static (IReadOnlyList<string> Lines, bool IsFaulty) Run(IServiceProvider services)
    {
        var loads = PromptFolder.Read(services.GetRequiredService<IOptions<ModelOptions>>().Value.PromptFolder);
        var faults = loads.SelectMany(load => load.Faults).ToList();
        var verdict = $"{loads.Count} prompts, {(faults.Count == 0 ? "no faults" : $"{faults.Count} faults")}.";
        return ([.. faults.Select(fault => fault.ToString()), verdict], faults.Count > 0);
    }
}
