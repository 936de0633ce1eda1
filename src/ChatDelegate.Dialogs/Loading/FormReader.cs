using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Reads the keys of <c>kind: form</c>.</summary>
internal static class FormReader
{
    public static FormDefinition? Read(Section section, LoadScope scope, DialogHead head)
    {
        var sections = section.Maps("fields");
        var names = sections.Select(field => field.Scalar("id") ?? "").ToList();
        var fields = sections.Select(field => FieldReader.Read(field, scope, names)).ToImmutableArray();
        CheckNames(sections, names);
        if (fields.IsEmpty)
        {
            section.Error("A form needs 'fields:'. For a place to work in, use 'kind: desk'.");
        }

        var returns = section.IsScalar("submit") && section.Scalar("submit") == "return";
        var submit = returns ? null : Submit(section, scope, fields);
        var channels = Channels(section);
        var form = new FormDefinition
        {
            Head = head,
            Policy = Policy(section),
            InChat = channels.IsEmpty || channels.Contains("chat"),
            OnCards = channels.IsEmpty || channels.Contains("card"),
            Intro = section.Text("intro", scope.Texts),
            Fields = fields,
            Groups = [.. section.Maps("groups").Select(group => Group(group, scope, names))],
            Rules = [.. section.Maps("rules").Select(rule => Rule(rule, scope, names)).OfType<RuleDefinition>()],
            Summary = Summary(section, scope),
            Submit = submit,
            Done = section.Text("done", scope.Texts),
            Migrations = [.. section.Maps("migrate").Select(migration => Migration(migration, names, head.Version))],
        };
        FormChecks.Run(section, sections, form);
        return submit is null && !returns ? null : form;
    }

    private static ImmutableArray<string> Channels(Section section)
    {
        var channels = section.List("channels");
        foreach (var channel in channels.Where(channel => channel is not ("chat" or "card")))
        {
            section.ErrorAt("channels", $"There is no channel '{channel}'. Use chat, card or both.");
        }

        return channels;
    }

    private static PolicyDefinition Policy(Section section)
    {
        if (section.Map("policy") is not { } policy)
        {
            return PolicyDefinition.Default;
        }

        var definition = new PolicyDefinition(
            policy.Has("idle") && policy.Scalar("idle") == "never" ? null : policy.Duration("idle") ?? PolicyDefinition.Default.Idle,
            policy.Duration("retain_draft") ?? PolicyDefinition.Default.RetainDraft,
            policy.Whole("max_retries") ?? PolicyDefinition.Default.MaxRetries,
            policy.Word("on_max", "offer", "handoff", "later", "skip") switch
            {
                "handoff" => StuckAction.HandOff,
                "later" => StuckAction.Later,
                "skip" => StuckAction.Skip,
                _ => StuckAction.Offer,
            });
        if (definition.MaxRetries is < 1 or > 20)
        {
            policy.ErrorAt("max_retries", "'max_retries' must be between 1 and 20.");
        }

        policy.Close();
        return definition;
    }

    private static void CheckNames(IReadOnlyList<Section> sections, List<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names.IndexOf(names[i]) != i)
            {
                sections[i].ErrorAt("id", $"There are two fields '{names[i]}'. Give one another id.");
            }
        }
    }

    private static CommandUse? Submit(Section section, LoadScope scope, ImmutableArray<FieldDefinition> fields)
    {
        if (section.Map("submit") is not { } submit)
        {
            section.Error("'submit' is missing. Add 'submit: {command: ..., input: {...}}', or 'submit: return' for a form that only hands its values to the one that called it.");
            return null;
        }

        var types = fields.DistinctBy(field => field.Id).ToDictionary(field => field.Id, field => field.ValueType);
        var optional = fields.Where(field => !field.Required || field.When is not null || !field.Asked).Select(field => field.Id).ToHashSet();
        var use = scope.Command(submit, types, optional);
        submit.Close();
        return use;
    }

    private static SummaryDefinition? Summary(Section section, LoadScope scope)
    {
        if (!section.Has("summary"))
        {
            return new SummaryDefinition(null, null);
        }

        // "summary: none" is for forms whose submit changes nothing, such as a search.
        if (section.IsScalar("summary") || section.Map("summary") is not { } summary)
        {
            if (section.Scalar("summary") != "none")
            {
                section.ErrorAt("summary", "'summary:' must be none or a mapping with text and confirm.");
            }

            return null;
        }

        var definition = new SummaryDefinition(summary.Text("text", scope.Texts), summary.Text("confirm", scope.Texts));
        summary.Close();
        return definition;
    }

    private static GroupDefinition Group(Section section, LoadScope scope, List<string> names)
    {
        var layout = section.Scalar("layout") ?? "chat";
        if (layout is not ("chat" or "card"))
        {
            section.ErrorAt("layout", $"'layout: {layout}' is unknown. Use chat or card.");
        }

        var group = new GroupDefinition(section.Required("id"), section.List("fields"), layout == "card", section.Text("title", scope.Texts));
        CheckFields(section, "fields", group.Fields, names);
        section.Close();
        return group;
    }

    private static RuleDefinition? Rule(Section section, LoadScope scope, List<string> names)
    {
        var code = section.Scalar("code") ?? section.Required("id");
        _ = section.Scalar("id");
        var condition = LoadScope.When(section, "when", names);
        var fields = section.List("fields");
        var text = section.RequiredText("text", scope.Texts);
        CheckFields(section, "fields", fields, names);
        if (condition is null && !section.Has("when"))
        {
            section.Error("A rule needs 'when:', the condition under which it is broken.");
        }

        if (fields.IsEmpty)
        {
            section.Error("A rule needs 'fields:', the first of which is asked again.");
        }

        var warns = section.Word("severity", "error", "warn") == "warn";
        section.Close();
        return condition is null || fields.IsEmpty ? null : new RuleDefinition(code, condition, fields, text, warns);
    }

    private static MigrationDefinition Migration(Section section, List<string> names, int version)
    {
        var from = section.Whole("from") ?? 0;
        if (from <= 0 || from >= version)
        {
            section.Error($"'from' must be a version before {version}.");
        }

        var renames = section.Map("rename");
        var rename = renames?.Keys.ToList().ToImmutableDictionary(key => key, key => renames.Required(key)) ?? ImmutableDictionary<string, string>.Empty;
        var migration = new MigrationDefinition(from, rename, section.List("drop"), section.List("reset"));
        CheckFields(section, "rename", [.. rename.Values], names);
        CheckFields(section, "reset", migration.Reset, names);
        section.Close();
        return migration;
    }

    private static void CheckFields(Section section, string key, ImmutableArray<string> fields, List<string> names)
    {
        foreach (var field in fields.Where(field => !names.Contains(field)))
        {
            section.ErrorAt(key, $"There is no field '{field}'.{LoadScope.Nearest(field, names)}");
        }
    }
}
