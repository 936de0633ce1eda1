using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What can be said at any time. Their phrases are <c>engine.commands.*</c> in dialogs/texts/engine.yaml.</summary>
internal sealed class GlobalCommands(Turn turn)
{
    public static bool Is(Turn turn, string command, string text) => turn.Catalog.Words.Is("engine.commands." + command, turn.Bare(text));

    /// <summary>Runs the command that the text is, word for word.</summary>
    public bool Take(string text)
    {
        if (turn.Catalog.Words.Find(turn.Bare(text)) is not { } name)
        {
            return ChangeOf(text);
        }

        Run(name);
        return true;
    }

    public void Run(string name)
    {
        switch (name)
        {
            case "home":
                turn.Ends.Home();
                break;
            case "help":
                Help();
                break;
            case "hand_over":
                turn.Ends.HandOver();
                break;
            case "resume":
                turn.Drafts.Resume();
                break;
            case "repeat":
                turn.Stack.Show(null);
                break;
            case "cancel" or "restart" or "later" or "status":
                OfDialog(name);
                break;
            default:
                OfForm(name);
                break;
        }
    }

    private void OfDialog(string name)
    {
        switch (turn.TopDefinition)
        {
            case null:
                turn.SayText("engine.nothing_under_way");
                break;
            case DeskDefinition desk when name == "status":
                turn.SayText("engine.at_desk", ("dialog", desk.Title.For(turn.Locale)), ("end", desk.End.Shown.For(turn.Locale)));
                break;
            case DeskDefinition when name == "restart":
                turn.Stack.Show(null);
                break;
            case DeskDefinition:
                turn.Desks.End();
                break;
            case FormDefinition when name == "later":
                turn.Drafts.Park();
                break;
            default:
                new FormRepair(turn).Run(name);
                break;
        }
    }

    private void OfForm(string name)
    {
        switch (turn.TopDefinition)
        {
            case null:
                turn.SayText("engine.nothing_under_way");
                break;
            case DeskDefinition when name == "back":
                turn.Desks.End();
                break;
            case DeskDefinition desk:
                turn.SayText("engine.not_at_desk", ("end", desk.End.Shown.For(turn.Locale)));
                break;
            default:
                new FormRepair(turn).Run(name);
                break;
        }
    }

    private void Help()
    {
        var definition = turn.TopDefinition;
        var own = definition is FormDefinition form && turn.Top?.Focus is { } focus ? form.Field(focus)?.Help ?? form.Help : definition?.Help;
        if (own is not null)
        {
            turn.Say(definition is FormDefinition filled && turn.Top is { } top ? new FormView(filled, top, turn).Fill(own.For(turn.Locale)) : own.For(turn.Locale));
        }

        if (definition is DeskDefinition desk)
        {
            var actions = desk.Actions.Where(action => action.Allows(turn.Context.Roles) && action.Phrases.Shown.All(turn.Locale).Length > 0).Select(action => action.Phrases.Shown.For(turn.Locale));
            turn.SayText("engine.help.desk", ("actions", string.Join(turn.T("engine.comma"), actions)), ("end", desk.End.Shown.For(turn.Locale)));
        }
        else if (definition is FormDefinition)
        {
            turn.Say(Reply.Of(turn.T("engine.help.form"), turn.Word("back"), turn.Word("cancel"), turn.Word("repeat")));
        }
        else
        {
            var titles = turn.Starts.Startable().Take(6).Select(dialog => dialog.Title.For(turn.Locale)).ToList();
            turn.Say(Reply.Of(turn.T("engine.help.home", ("dialogs", string.Join(turn.T("engine.comma"), titles))), titles));
        }
    }

    // "修改事项", "修改2": only with the name or number of a field, so that a note about changing something stays a note.
    private bool ChangeOf(string text)
    {
        if (turn is not { TopDefinition: FormDefinition form, Top: { } frame })
        {
            return false;
        }

        var bare = turn.Bare(text);
        foreach (var phrase in turn.Catalog.Words.Change)
        {
            if (bare.Length > phrase.Length && bare.StartsWith(phrase, StringComparison.Ordinal)
                && FormRepair.Field(turn.Forms.View(form, frame), bare[phrase.Length..], turn.Locale) is { } field)
            {
                turn.Forms.Focus(field.Id);
                return true;
            }
        }

        return false;
    }
}
