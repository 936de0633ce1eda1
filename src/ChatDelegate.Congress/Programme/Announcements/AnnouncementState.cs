namespace ChatDelegate.Congress.Programme.Announcements;

/// <summary>What became of a copy.</summary>
public enum AnnouncementState
{
    /// <summary>已读.</summary>
    Read,

    /// <summary>已送达: in the person's chat, not read yet.</summary>
    Delivered,

    /// <summary>On its way.</summary>
    Sending,

    /// <summary>联系不上: has never been here, or the channel takes nothing any more.</summary>
    Unreachable,
}
