using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.add</c>: one message, one note.</summary>
internal sealed class AddNote(IOptions<OpinionsOptions> limits) : DelegateCommand
{
    private const int HintEvery = 5;

    private const string CountOpen = """select count(*) from "Notes" where "AuthorId" = @author and "State" = 'Open' and "BodyId" = @body""";

    public override CommandSpec Spec { get; } = new(
        "note.add", new("text", ValueType.Text, Required: false), new("photos", ValueType.Attachments, Required: false), new("place", ValueType.Text, Required: false));

    public override bool MayBeRehearsed => true;

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = context.TextInput("text")?.Trim() ?? string.Empty;
        var photos = context.FilesInput("photos");
        if (GivenText.Fault(context, text, photos.Count, limits.Value) is { } fault)
        {
            return fault;
        }

        var me = context.Participant;
        var number = await RunningNumber.NextAsync(context.Session, $"note/{me.CongressId}/{me.PersonId}", cancellationToken);
        var open = 1 + await OpenAsync(context, cancellationToken);
        context.Session.Add(Note.Take(me.PersonId, me.CongressId, number, text, [.. photos.Select(photo => photo.Id)], context.TextInput("place"), context.Now));
        return new CommandResult
        {
            Replies = [Reply.Of(Words(context, number, open, photos.Count, text.Length == 0), Next(context, open))],
            Values = new Dictionary<string, Dialogs.Value> { ["number"] = number },
        };
    }

    private static async Task<int> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var count = context.Session.Statements.Get(context.Session.Transaction, CountOpen, "author", "body");
        var counted = await count.Bind(context.Participant.PersonId, context.Participant.CongressId).ExecuteScalarAsync(cancellationToken);
        return Convert.ToInt32(counted, CultureInfo.InvariantCulture);
    }

    private static string Words(CommandContext context, int number, int open, int photos, bool onlyPhotos)
    {
        var saved = context.Text(photos == 0 ? "note.saved" : "note.saved_photos", ("n", number), ("photos", photos));
        if (onlyPhotos)
        {
            return saved + context.Text("note.hint_photo");
        }

        if (number == 1)
        {
            return saved + context.Text("note.hint_first");
        }

        return open % HintEvery == 0 ? saved + context.Text("note.hint_draft", ("count", open)) : saved;
    }

    private static string[] Next(CommandContext context, int open) => open < HintEvery
        ? [context.Text("quick.undo"), context.Text("quick.done")]
        : [context.Text("quick.undo"), context.Text("quick.write"), context.Text("quick.done")];
}
