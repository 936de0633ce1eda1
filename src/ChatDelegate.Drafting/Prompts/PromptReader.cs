using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>Makes a prompt of a file's text, or says what is wrong in it, by line and with the cure.</summary>
public static partial class PromptReader
{
    public const int MostTemplateCharacters = 4_000;

    private const int MostTokens = 16_000;
    private const float HottestTemperature = 2;

    private static readonly string[] Keys = ["name", "version", "description", "template_format", "template", "input_variables", "output_variable", "execution_settings"];

    /// <param name="file">As it is to be named in faults; the prompt must be named as the file is.</param>
    public static PromptLoad Read(string file, string text)
    {
        var faults = new FaultList(file);
        var prompt = Parse(faults, text) is { } root ? Build(file, text, root, faults) : null;
        return new PromptLoad(faults.All.Count == 0 ? prompt : null, faults.All);
    }

    private static PromptNode? Parse(FaultList faults, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new PromptNode(root, faults);
            }

            faults.Add(1, "A prompt is one YAML document with the keys " + string.Join(", ", Keys) + ".");
        }
        catch (YamlException failure)
        {
            faults.Add((int)failure.Start.Line, $"This is not YAML: {failure.Message}");
        }
        catch (InvalidOperationException)
        {
            // How the reader takes some unclosed brackets.
            faults.Add(1, "This is not YAML: a bracket or a quote is not closed.");
        }

        return null;
    }

    private static PromptFile? Build(string file, string text, PromptNode root, FaultList faults)
    {
        root.AllowOnly(Keys);
        var name = root.Text("name", "as the file is called");
        var version = root.Text("version", "\"1\", and another whenever the prompt changes");
        var description = root.Text("description", "one sentence");
        var template = root.Text("template", "messages in <message role=\"system\">…</message>");
        CheckHead(file, root, name, faults);
        var inputs = InputReader.Read(root);
        var messages = TemplateReader.Read(template, root.LineOfBlock("template"), inputs, faults);
        var schema = SchemaReader.Read(root, inputs, faults);
        var settings = ReadSettings(root, faults);
        return faults.All.Count > 0 || schema is null ? null : new PromptFile(file, text, name, version, description)
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Inputs = inputs,
            OutputSchema = schema.Value,
            Settings = settings,
            Template = new PromptTemplate(messages),
        };
    }

    private static void CheckHead(string file, PromptNode root, string name, FaultList faults)
    {
        if (name.Length > 0 && !Name().IsMatch(name))
        {
            faults.Add(root.LineOf("name"), $"name: '{name}' is not a name. Use small letters, digits and hyphens, and begin with a letter.");
        }
        else if (name.Length > 0 && name != Path.GetFileNameWithoutExtension(file))
        {
            faults.Add(root.LineOf("name"), $"name: the prompt is '{name}' but the file {Path.GetFileName(file)}. Name both the same.");
        }

        if (root.Text("template_format", "handlebars") is var format and not ("handlebars" or ""))
        {
            faults.Add(root.LineOf("template_format"), $"template_format: '{format}' is not read here. Write the template in handlebars.");
        }
    }

    private static PromptSettings ReadSettings(PromptNode root, FaultList faults)
    {
        var settings = root.Part("execution_settings");
        settings?.AllowOnly(["default"]);
        var all = settings?.Part("default");
        all?.AllowOnly(["temperature", "max_tokens", "model_id"]);
        if (all is null)
        {
            faults.Add(root.LineOf("execution_settings"), $"execution_settings: give default with max_tokens (1 to {MostTokens}) and, if it matters, temperature (0 to {HottestTemperature:0}).");
            return new PromptSettings(null, 1, null);
        }

        var temperature = all.Number("temperature", 0, HottestTemperature);
        var tokens = all.Number("max_tokens", 1, MostTokens);
        if (tokens is null)
        {
            faults.Add(all.Line, $"max_tokens: say how long an answer may be, 1 to {MostTokens}.");
        }

        return new PromptSettings((float?)temperature, (int)(tokens ?? 1), all.Optional("model_id"));
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
