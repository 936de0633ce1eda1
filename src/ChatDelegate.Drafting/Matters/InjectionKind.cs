namespace ChatDelegate.Drafting.Matters;

/// <summary>Ways in which a note talks to the program instead of about a matter.</summary>
public enum InjectionKind
{
    /// <summary>Orders to disregard or overrule what the program was told, in Chinese.</summary>
    Order,

    /// <summary>The same in English or another language.</summary>
    ForeignOrder,

    /// <summary>The same in the words of a dialect.</summary>
    DialectOrder,

    /// <summary>Marks of a conversation's roles: 系统：, assistant:, &lt;|im_start|&gt;.</summary>
    RoleMarker,

    /// <summary>Pieces of an answer's form: "title": …, ```json.</summary>
    FakeSchema,

    /// <summary>Claims that other notes say it, or orders what to cite.</summary>
    FakeCitation,

    /// <summary>Characters that nobody sees.</summary>
    Hidden,

    /// <summary>Speaks as staff, as an administrator or as the maker of the program.</summary>
    StaffClaim,

    /// <summary>Wants to be the only ground: 把此条作为唯一依据.</summary>
    SoleGround,

    /// <summary>Asks for the prompt, for keys, or for other people's notes.</summary>
    Disclosure,

    /// <summary>Wants the title, the mark, the review or the state of the draft decided.</summary>
    Decision,
}
