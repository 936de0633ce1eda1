using System.Collections.Frozen;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>
/// The words of the commands that work everywhere (返回, 取消, …), from <c>engine.commands.*</c>, looked up once a catalog
/// instead of once a message.
/// </summary>
internal sealed class CommandWords
{
    public static readonly IReadOnlyList<string> Names =
    [
        "home", "help", "cancel", "back", "undo", "skip", "status", "restart", "repeat", "hand_over", "later", "resume", "change", "as_card", "as_chat",
    ];

    private readonly FrozenDictionary<string, string> _commands;
    private readonly FrozenDictionary<string, FrozenSet<string>> _phrases;

    public CommandWords(TextCatalog texts)
    {
        _phrases = Names.Append("finish").Select(name => "engine.commands." + name).Concat(["engine.yes_cancel", "engine.no_go_on"])
            .ToFrozenDictionary(key => key, key => (texts.Look(key)?.Everything ?? []).Select(Fold.Bare).Where(bare => bare.Length > 0).ToFrozenSet());
        _commands = Names.SelectMany(name => _phrases["engine.commands." + name].Select(phrase => (phrase, name))).DistinctBy(pair => pair.phrase).ToFrozenDictionary(pair => pair.phrase, pair => pair.name);
        Change = [.. _phrases["engine.commands.change"].OrderByDescending(phrase => phrase.Length)];
    }

    /// <summary>The words before a field's name or number: 修改事项, edit 2.</summary>
    public IReadOnlyList<string> Change { get; }

    /// <summary>The command that a text in <see cref="Fold.Bare"/> form is, word for word, or null.</summary>
    public string? Find(string bare) => _commands.GetValueOrDefault(bare);

    /// <param name="key">Such as <c>engine.commands.cancel</c>.</param>
    public bool Is(string key, string bare) => _phrases[key].Contains(bare);
}
