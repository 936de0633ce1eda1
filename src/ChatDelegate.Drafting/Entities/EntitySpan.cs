namespace ChatDelegate.Drafting.Entities;

/// <summary>A fact that can be checked: where it stands in the normal form of a text, and what it means.</summary>
/// <param name="Canonical">Equal for equal facts however they are written: 三百二十 and 320, 18万5 and 18.5万元.</param>
public sealed record EntitySpan(EntityKind Kind, int Start, int End, string Canonical);

public enum EntityKind
{
    /// <summary>A number with or without a counter (35户, 两百多人).</summary>
    Number,

    Money,

    Percent,

    /// <summary>A span of time (3个月, 一年多).</summary>
    Duration,

    /// <summary>A date or a time of day, resolved with the day of the note.</summary>
    Date,

    Place,

    Organisation,

    /// <summary>A document's name 《》 or number 〔2019〕9号.</summary>
    Document,

    /// <summary>A named person who is not the writer (王主任).</summary>
    Person,

    /// <summary>Phone, identity, bank and plate numbers, e-mail, the writer's own name: never in a draft.</summary>
    Personal,
}
