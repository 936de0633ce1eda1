namespace ChatDelegate.Channels.Connector;

/// <summary>Clouds of the Bot Framework.</summary>
public enum BotCloud
{
    Public,

    /// <summary>Government Community Cloud: the public one with connectors of its own.</summary>
    UsGcc,

    /// <summary>GCC High.</summary>
    UsGovernment,

    UsDoD,

    /// <summary>Run by 21Vianet (世纪互联).</summary>
    China,
}
