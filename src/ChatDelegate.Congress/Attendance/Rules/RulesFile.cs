using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Loading;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Attendance.Rules;

/// <summary>The rules of this installation.</summary>
public sealed class RulesFile(IOptions<ProgrammeOptions> options)
{
    private const string Name = "attendance-rules.yaml";
    private readonly Lazy<AttendanceRules> _rules = new(() =>
        Load(options.Value).Rules ?? throw new InvalidOperationException("The rules were sound at start."));

    public AttendanceRules Rules => _rules.Value;

    private static (AttendanceRules? Rules, IReadOnlyList<DefinitionError> Errors) Load(ProgrammeOptions options)
    {
        var path = options.File(Name);
        return File.Exists(path)
            ? RulesReader.Read(new DefinitionFile($"programme/{Name}", File.ReadAllText(path)))
            : (null, [new DefinitionError($"programme/{Name}", 1, $"There is no file '{path}'. Put it there, or name its folder with {ProgrammeOptions.Section}:Path.")]);
    }

    /// <summary>Reads them at start: faulty ones stop it, with all that is wrong.</summary>
    internal sealed class Check : IValidateOptions<ProgrammeOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProgrammeOptions options)
        {
            var errors = Load(options).Errors;
            return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => error.ToString()));
        }
    }
}
