namespace ChatDelegate.Drafting.Masking;

internal enum MaskKind
{
    Phone,
    Identity,
    Bank,
    Plate,
    Mail,
    Account,

    /// <summary>Unit and flat of a home; the estate and the building stay, since the matter may be theirs.</summary>
    Home,

    Name,
}
