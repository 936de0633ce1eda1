namespace ChatDelegate.Congress.Prompting;

public enum PromptState
{
    /// <summary>Sends, or waits for its time.</summary>
    Running,

    /// <summary>暂停: goes on where it was.</summary>
    Paused,

    /// <summary>停止.</summary>
    Stopped,

    /// <summary>Everybody has been prompted as often as may be, or the vote is over.</summary>
    Finished,
}
