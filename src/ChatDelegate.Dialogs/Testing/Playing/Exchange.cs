using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>What came of one event, commands and lists answered.</summary>
internal sealed record Exchange(ConversationState Before, ConversationState After)
{
    public ImmutableArray<Reply> Replies { get; init; } = [];

    public ImmutableArray<CommandCall> Calls { get; init; } = [];

    /// <summary>Of <see cref="Calls"/>, those that a form was submitted with, by dialog.</summary>
    public ImmutableArray<(string Dialog, bool Accepted)> Submits { get; init; } = [];

    public ImmutableArray<Rejected> Rejected { get; init; } = [];

    public bool Hidden { get; init; }

    /// <summary>Each draft as it last was, those that are closed by now included.</summary>
    public ImmutableDictionary<string, Frame> Drafts { get; init; } = ImmutableDictionary<string, Frame>.Empty;

    public Frame? Top => After.Frames.IsEmpty ? null : After.Frames[^1];

    /// <summary>Several as one.</summary>
    public static Exchange Join(IReadOnlyList<Exchange> parts, ConversationState state) => parts.Count == 0 ? new Exchange(state, state) : new Exchange(parts[0].Before, parts[^1].After)
    {
        Replies = [.. parts.SelectMany(part => part.Replies)],
        Calls = [.. parts.SelectMany(part => part.Calls)],
        Submits = [.. parts.SelectMany(part => part.Submits)],
        Rejected = [.. parts.SelectMany(part => part.Rejected)],
        Hidden = parts.Any(part => part.Hidden),
        Drafts = parts.Aggregate(ImmutableDictionary<string, Frame>.Empty, (drafts, part) => drafts.SetItems(part.Drafts)),
    };
}
