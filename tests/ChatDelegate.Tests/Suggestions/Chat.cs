using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>One delegate's conversation: the real dialogs, the real commands, the real record. Every short answer offered is checked to mean something.</summary>
internal sealed class Chat(House house, Participant who)
{
    private static readonly string[] TakesAnything = ["note.add", "suggestion.revise", "suggestion.prepareReply"];
    private readonly DialogEngine _engine = new(
        House.LoadDialogs(house.Services).Catalog.ShouldNotBeNull(), new DialogEngineOptions { HomeCommand = "home.show" });

    private ConversationState _state = ConversationState.Fresh;
    private int _messages;

    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    public string Text => string.Join('\n', Replies.Select(reply => reply.Text ?? reply.Card?.Title));

    public Card Card => Replies.Last(reply => reply.Card is not null).Card.ShouldNotBeNull();

    public Task SayAsync(string text) => TakeAsync(new Said($"m{++_messages}", text, []));

    public Task PressAsync(string label) => PressAsync(Card.Buttons.Single(button => button.Label == label).Action);

    public Task PressAsync(ButtonAction action) => TakeAsync(new Pressed($"m{++_messages}", action, new Dictionary<string, string>()));

    private async Task TakeAsync(DialogEvent happened)
    {
        List<Reply> replies = [];
        for (DialogEvent? next = happened; next is not null;)
        {
            var step = _engine.Take(_state, next, Context());
            _state = step.State;
            replies.AddRange(step.Effects.OfType<Say>().Select(say => say.Reply));
            next = step.Asking switch
            {
                RunCommand { Call: var call } => new CommandFinished(call.Id, await house.RunAsync(who, call.Name, call.IdempotencyKey, [.. call.Input.Select(pair => (pair.Key, pair.Value))])),
                LoadOptions load => new OptionsLoaded(load.CallId, await OptionsAsync(load)),
                _ => null,
            };
        }

        Replies = replies;
        foreach (var quick in replies.Count == 0 ? [] : replies[^1].QuickReplies)
        {
            Means(quick);
        }
    }

    private void Means(string quick)
    {
        var effects = _engine.Take(_state, new Said("quick", quick, []), Context()).Effects;
        effects.OfType<RunCommand>().ShouldAllBe(run => !TakesAnything.Contains(run.Call.Name), $"“{quick}” is taken as a text");
        effects.OfType<Say>().ShouldAllBe(say => say.Reply.Text == null || !say.Reply.Text.Contains("没看懂") && !say.Reply.Text.Contains("没明白"), $"“{quick}” means nothing");
    }

    private Task<IReadOnlyList<Option>> OptionsAsync(LoadOptions load) => house.Store.WriteAsync(null, Actor.System, (session, cancel) =>
        house.Services.GetServices<OptionSource>().Single(source => source.Name == load.Source).LoadAsync(
            new CommandContext(session, who, who.PersonId, new CommandCall(load.CallId, load.Source, load.Values, load.CallId), house.Locale, house.Time.GetUtcNow(), TimeZoneInfo.Utc, house.Services.GetRequiredService<PhraseBook>()), cancel), CancellationToken.None);

    private DialogContext Context() => new(house.Locale, who.Roles, house.Time.GetUtcNow(), TimeZoneInfo.Utc, new Dictionary<string, Value>());
}
