using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>A mapping of a prompt file, read key by key; what is not as it should be goes to the faults.</summary>
internal sealed class PromptNode(YamlMappingNode node, FaultList faults)
{
    public int Line => (int)node.Start.Line;

    public FaultList Faults => faults;

    public void AllowOnly(IReadOnlyList<string> keys)
    {
        foreach (var key in node.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !keys.Contains(name)))
        {
            faults.Add((int)key.Start.Line, $"'{key}' is not a key here. There are: {string.Join(", ", keys)}.");
        }
    }

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    /// <summary>The line of the first character of a text: for a block (<c>|</c>) the one after its key.</summary>
    public int LineOfBlock(string key) => Find(key) is YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } ? LineOf(key) + 1 : LineOf(key);

    /// <returns>Empty when there is none, which is a fault.</returns>
    public string Text(string key, string what)
    {
        if (Optional(key) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        faults.Add(LineOf(key), $"{key}: missing. Give {what}.");
        return string.Empty;
    }

    public string? Optional(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value;
            default:
                faults.Add(LineOf(key), $"{key}: a text belongs here. Put it between single quotes if it begins with a bracket.");
                return null;
        }
    }

    public bool? Flag(string key) => Optional(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => Fail<bool>(key, $"'{other}' is neither true nor false."),
    };

    public double? Number(string key, double least, double most) => Optional(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => Fail<double>(key, string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a number from {least} to {most}.")),
    };

    public PromptNode? Part(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode part:
                return new PromptNode(part, faults);
            default:
                faults.Add(LineOf(key), $"{key}: keys and values belong here, indented by two.");
                return null;
        }
    }

    public IReadOnlyList<PromptNode> List(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode items when items.Children.All(item => item is YamlMappingNode):
                return [.. items.Children.OfType<YamlMappingNode>().Select(item => new PromptNode(item, faults))];
            default:
                faults.Add(LineOf(key), $"{key}: a list belongs here, each item with its own keys.");
                return [];
        }
    }

    private T? Fail<T>(string key, string message)
        where T : struct
    {
        faults.Add(LineOf(key), $"{key}: {message}");
        return null;
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
