using System.Text.Json;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Congress.Prompts;

/// <summary>
/// Reads a text that is to stand in place of a prompt's file. Beyond being a sound prompt it must be asked with the same inputs and answered in the same
/// form: the program fills in the ones and reads the other.
/// </summary>
internal static class PromptCheck
{
    public const int LongestText = 60_000;

    public static (PromptFile? Prompt, IReadOnlyList<PromptFault> Faults) Read(PromptFile shipped, string text)
    {
        var load = PromptReader.Read(shipped.File, text);
        if (load.Prompt is not { } prompt)
        {
            return (null, load.Faults);
        }

        PromptFault[] differences = [.. Differences(shipped, prompt, text)];
        return (differences.Length == 0 ? prompt : null, differences);
    }

    private static IEnumerable<PromptFault> Differences(PromptFile shipped, PromptFile changed, string text)
    {
        var (before, after) = (Inputs(shipped), Inputs(changed));
        if (!before.SetEquals(after))
        {
            yield return new PromptFault(shipped.File, LineOf(text, "input_variables:"), PromptFaultCode.OtherInputs, ("inputs", string.Join(", ", before.Order(StringComparer.Ordinal))));
        }

        if (!JsonElement.DeepEquals(shipped.OutputSchema, changed.OutputSchema))
        {
            yield return new PromptFault(shipped.File, LineOf(text, "output_variable:"), PromptFaultCode.OtherAnswer);
        }
    }

    private static HashSet<string> Inputs(PromptFile prompt) => [.. prompt.Inputs.Select(input => input.IsRequired ? input.Name : $"{input.Name}?")];

    private static int LineOf(string text, string key) => Math.Max(1, Array.FindIndex(text.Split('\n'), line => line.StartsWith(key, StringComparison.Ordinal)) + 1);
}
