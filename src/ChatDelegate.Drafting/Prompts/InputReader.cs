using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

internal static class InputReader
{
    private static readonly string[] Keys = ["name", "description", "default", "is_required", "json_schema", "allow_dangerously_set_content"];

    public static IReadOnlyList<PromptInput> Read(PromptNode root)
    {
        var inputs = root.List("input_variables").Select(ReadOne).ToList();
        foreach (var twice in inputs.GroupBy(input => input.Name).Where(same => same.Count() > 1))
        {
            root.Faults.Add(root.LineOf("input_variables"), PromptFaultCode.InputTwice, ("name", twice.Key));
        }

        return inputs;
    }

    private static PromptInput ReadOne(PromptNode node)
    {
        node.AllowOnly(Keys);
        var name = node.Text("name", PromptFaultCode.NoInputName);
        var description = node.Text("description", PromptFaultCode.NoInputDescription);
        var isRequired = node.Flag("is_required") ?? true;
        if (node.Flag("allow_dangerously_set_content") == true)
        {
            node.Faults.Add(node.LineOf("allow_dangerously_set_content"), PromptFaultCode.RawInput);
        }

        if (name == PromptTemplate.FenceName)
        {
            node.Faults.Add(node.LineOf("name"), PromptFaultCode.ReservedInput, ("name", name));
        }

        return new PromptInput(name, description, isRequired, ReadSample(node, isRequired));
    }

    private static JsonElement? ReadSample(PromptNode node, bool isRequired)
    {
        if (node.Optional("default") is not { } text)
        {
            if (isRequired)
            {
                node.Faults.Add(node.Line, PromptFaultCode.NoSample);
            }

            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            node.Faults.Add(node.LineOf("default"), PromptFaultCode.SampleNotJson);
            return null;
        }
    }
}
