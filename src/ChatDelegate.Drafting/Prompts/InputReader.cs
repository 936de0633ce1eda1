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
            root.Faults.Add(root.LineOf("input_variables"), $"input_variables: '{twice.Key}' is there twice. Leave one.");
        }

        return inputs;
    }

    private static PromptInput ReadOne(PromptNode node)
    {
        node.AllowOnly(Keys);
        var name = node.Text("name", "the name that the template uses");
        var description = node.Text("description", "what it holds");
        var isRequired = node.Flag("is_required") ?? true;
        if (node.Flag("allow_dangerously_set_content") == true)
        {
            node.Faults.Add(node.LineOf("allow_dangerously_set_content"), "allow_dangerously_set_content: every input is written as JSON here, without exception. Leave the key out.");
        }

        if (name == PromptTemplate.FenceName)
        {
            node.Faults.Add(node.LineOf("name"), $"name: '{name}' is put in by the program. Call the input something else.");
        }

        return new PromptInput(name, description, isRequired, ReadSample(node, isRequired));
    }

    private static JsonElement? ReadSample(PromptNode node, bool isRequired)
    {
        if (node.Optional("default") is not { } text)
        {
            if (isRequired)
            {
                node.Faults.Add(node.Line, "default: missing. Give a sample as JSON, such as '\"text\"' or '[\"a\",\"b\"]': the prompt is measured and shown with it.");
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
            node.Faults.Add(node.LineOf("default"), "default: not JSON. A text is written '\"text\"', with both kinds of quotes.");
            return null;
        }
    }
}
