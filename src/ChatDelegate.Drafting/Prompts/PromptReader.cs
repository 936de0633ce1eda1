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

            faults.Add(1, PromptFaultCode.NotOneDocument, ("keys", string.Join(", ", Keys)));
        }
        catch (YamlException failure)
        {
            faults.Add((int)failure.Start.Line, PromptFaultCode.NotYaml, ("detail", failure.Message));
        }
        catch (InvalidOperationException)
        {
            // How the reader takes some unclosed brackets.
            faults.Add(1, PromptFaultCode.NotClosed);
        }

        return null;
    }

    private static PromptFile? Build(string file, string text, PromptNode root, FaultList faults)
    {
        root.AllowOnly(Keys);
        var name = root.Text("name", PromptFaultCode.NoName);
        var version = root.Text("version", PromptFaultCode.NoVersion);
        var description = root.Text("description", PromptFaultCode.NoDescription);
        var template = root.Text("template", PromptFaultCode.NoTemplate);
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
            faults.Add(root.LineOf("name"), PromptFaultCode.BadName, ("name", name));
        }
        else if (name.Length > 0 && name != Path.GetFileNameWithoutExtension(file))
        {
            faults.Add(root.LineOf("name"), PromptFaultCode.OtherName, ("name", name), ("file", Path.GetFileName(file)));
        }

        if (root.Text("template_format", PromptFaultCode.NoFormat) is var format and not ("handlebars" or ""))
        {
            faults.Add(root.LineOf("template_format"), PromptFaultCode.OtherFormat, ("format", format));
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
            faults.Add(root.LineOf("execution_settings"), PromptFaultCode.NoSettings, ("tokens", MostTokens), ("hottest", HottestTemperature));
            return new PromptSettings(null, 1, null);
        }

        var temperature = all.Number("temperature", 0, HottestTemperature);
        var tokens = all.Number("max_tokens", 1, MostTokens);
        if (tokens is null)
        {
            faults.Add(all.Line, PromptFaultCode.NoMaxTokens, ("most", MostTokens));
        }

        return new PromptSettings((float?)temperature, (int)(tokens ?? 1), all.Optional("model_id"));
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
