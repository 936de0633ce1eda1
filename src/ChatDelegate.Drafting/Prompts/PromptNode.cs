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
            faults.Add((int)key.Start.Line, PromptFaultCode.UnknownKey, ("key", key), ("keys", string.Join(", ", keys)));
        }
    }

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    /// <summary>The line of the first character of a text: for a block (<c>|</c>) the one after its key.</summary>
    public int LineOfBlock(string key) => Find(key) is YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } ? LineOf(key) + 1 : LineOf(key);

    /// <returns>Empty when there is none, which is a fault.</returns>
    public string Text(string key, PromptFaultCode missing)
    {
        if (Optional(key) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        faults.Add(LineOf(key), missing);
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
                faults.Add(LineOf(key), PromptFaultCode.NotText, ("key", key));
                return null;
        }
    }

    public bool? Flag(string key) => Optional(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => Fail<bool>(key, PromptFaultCode.NotFlag, ("text", other)),
    };

    public double? Number(string key, double least, double most) => Optional(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => Fail<double>(key, PromptFaultCode.NotNumber, ("text", text), ("least", least), ("most", most)),
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
                faults.Add(LineOf(key), PromptFaultCode.NotKeys, ("key", key));
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
                faults.Add(LineOf(key), PromptFaultCode.NotList, ("key", key));
                return [];
        }
    }

    private T? Fail<T>(string key, PromptFaultCode code, params IEnumerable<(string Name, object Value)> values)
        where T : struct
    {
        faults.Add(LineOf(key), code, [("key", key), .. values]);
        return null;
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
