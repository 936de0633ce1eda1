namespace ChatDelegate.Dialogs.Engine;

/// <summary>What an installation sets.</summary>
public sealed class DialogEngineOptions
{
    /// <summary>Run when the person arrives and on 首页; null for a friendly pointer instead.</summary>
    public string? HomeCommand { get; init; }

    /// <summary>Run on 转人工; null when nobody can take over.</summary>
    public string? HandOverCommand { get; init; }

    /// <summary>True where <see cref="Effects.AskModel"/> is answered; otherwise everything is understood without a model.</summary>
    public bool AskModel { get; init; }

    /// <summary>True where <see cref="Effects.NotUnderstood"/> is looked at.</summary>
    public bool TellNotUnderstood { get; init; }

    /// <summary>Characters a long text may have where its field sets no limit.</summary>
    public int MaxLength { get; init; } = 4_000;

    /// <summary>Characters a short text may have where its field sets no limit.</summary>
    public int MaxShortLength { get; init; } = 500;

    /// <summary>Changes that can be taken back.</summary>
    public int MaxUndo { get; init; } = 20;

    /// <summary>Dialogs that can be put aside.</summary>
    public int MaxParked { get; init; } = 5;
}
