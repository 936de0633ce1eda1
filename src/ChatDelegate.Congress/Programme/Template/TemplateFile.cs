using ChatDelegate.Congress.Programme.Tasks;
using ChatDelegate.Dialogs.Loading;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Programme.Template;

/// <summary>The template of this installation.</summary>
public sealed class TemplateFile(IOptions<ProgrammeOptions> options, IEnumerable<TaskProof> proofs)
{
    private const string Name = "activity-week.yaml";
    private readonly Lazy<PlanTemplate> _template = new(() =>
        Load(options.Value, proofs).Template ?? throw new InvalidOperationException("The template was sound at start."));

    public PlanTemplate Template => _template.Value;

    private static (PlanTemplate? Template, IReadOnlyList<DefinitionError> Errors) Load(ProgrammeOptions options, IEnumerable<TaskProof> proofs)
    {
        var path = options.File(Name);
        return File.Exists(path)
            ? TemplateReader.Read(new DefinitionFile($"programme/{Name}", File.ReadAllText(path)), [.. proofs.Select(proof => proof.Name)])
            : (null, [new DefinitionError($"programme/{Name}", 1, $"There is no file '{path}'. Put it there, or name its folder with {ProgrammeOptions.Section}:Path.")]);
    }

    /// <summary>Reads it at start: a faulty one stops it, with all that is wrong.</summary>
    internal sealed class Check(IEnumerable<TaskProof> proofs) : IValidateOptions<ProgrammeOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProgrammeOptions options)
        {
            var errors = Load(options, proofs).Errors;
            return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => error.ToString()));
        }
    }
}
