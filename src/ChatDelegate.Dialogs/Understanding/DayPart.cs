namespace ChatDelegate.Dialogs.Understanding;

/// <summary>The part of a day that says which of two hours is meant.</summary>
internal enum DayPart
{
    None,

    /// <summary>凌晨: after midnight.</summary>
    SmallHours,

    /// <summary>上午、早上.</summary>
    Morning,

    /// <summary>中午.</summary>
    Noon,

    /// <summary>下午.</summary>
    Afternoon,

    /// <summary>傍晚.</summary>
    Dusk,

    /// <summary>晚上, 夜里: 12 is midnight, one o'clock could be either side of it.</summary>
    Evening,

    /// <summary>半夜: midnight itself could be either end of the day.</summary>
    Midnight,

    /// <summary>am.</summary>
    BeforeNoon,

    /// <summary>pm.</summary>
    AfterNoon,
}
