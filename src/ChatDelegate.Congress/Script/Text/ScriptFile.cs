using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Loading;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Script.Text;

/// <summary>The host script that comes with this installation; congresses begin with it.</summary>
public sealed class ScriptFile(IOptions<ProgrammeOptions> options)
{
    internal const string Name = "host-script.yaml";
    private readonly Lazy<string> _text = new(() => File.ReadAllText(options.Value.File(Name)));

    public string Text => _text.Value;

    /// <summary>Reads it at start: a faulty one stops it, with all that is wrong.</summary>
    internal sealed class Check : IValidateOptions<ProgrammeOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProgrammeOptions options)
        {
            var path = options.File(Name);
            IReadOnlyList<DefinitionError> errors = File.Exists(path)
                ? ScriptReader.Read(new DefinitionFile($"programme/{Name}", File.ReadAllText(path))).Errors
                : [new DefinitionError($"programme/{Name}", 1, $"There is no file '{path}'. Put it there, or name its folder with {ProgrammeOptions.Section}:Path.")];
            return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => error.ToString()));
        }
    }
}
