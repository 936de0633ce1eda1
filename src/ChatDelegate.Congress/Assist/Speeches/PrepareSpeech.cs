using System.Globalization;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary><c>speech.prepare</c>: notes to speak from, of chosen suggestions, notes and opinions. One suggestion alone is at hand at once; the rest comes as news.</summary>
internal sealed class PrepareSpeech(IOptions<AssistOptions> options) : SpeechCommand
{
    public override CommandSpec Spec { get; } = new("speech.prepare", new("sources", ValueType.List, Required: false), new("minutes", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var chosen = context.ListInput("sources").Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).Distinct().ToList();
        var minutes = context.TextInput("minutes") == "m5" ? SpeechBook.Longest : SpeechBook.Shortest;
        if (chosen.Count > options.Value.MaxSpeechSources)
        {
            return CommandResult.Refused("too_many", context.Text("speech.too_many", ("count", chosen.Count), ("max", options.Value.MaxSpeechSources)), "sources");
        }

        var suggestions = await context.OwnSuggestions().Where(mine => chosen.Contains(mine.Id)).Select(mine => mine.Id).ToListAsync(cancellationToken);
        var items = (await SourcePool.LoadAsync(context.Db, context.Participant.PersonId, context.Participant.CongressId, cancellationToken)).Where(item => chosen.Contains(item.Id)).ToList();
        if (suggestions.Count + items.Count == 0)
        {
            return CommandResult.Refused("nothing", context.Text("speech.nothing"), "sources");
        }

        if (suggestions.Count == 0 && !items.Exists(item => GivenText.SaysSomething(item.Text)))
        {
            return CommandResult.Refused("no_words", context.Text("speech.no_words"), "sources");
        }

        if (suggestions.Count == 1 && items.Count == 0)
        {
            return new CommandResult { Next = new StartDialog("speech-desk", new Dictionary<string, Value> { ["suggestion"] = suggestions[0].ToString(), ["minutes"] = minutes.ToString(CultureInfo.InvariantCulture) }) };
        }

        var key = $"speech/{context.Call.IdempotencyKey}";
        if (!await context.Db.Set<AssistJob>().AnyAsync(job => job.IdempotencyKey == key, cancellationToken))
        {
            var input = JsonColumn.Write(new SpeechRequest(minutes, suggestions, [.. items.Select(item => item.Id)]));
            context.Db.Add(AssistJob.For(AssistKind.SpeechOutline, context.Participant.PersonId, context.Participant.CongressId, context.Participant.PersonId, input, key, context.Now));
        }

        return CommandResult.Said(Reply.Of(context.Text("speech.started")));
    }
}

/// <summary>What a speech is to be made of.</summary>
internal sealed record SpeechRequest(int Minutes, IReadOnlyList<Guid> Suggestions, IReadOnlyList<Guid> Sources);
