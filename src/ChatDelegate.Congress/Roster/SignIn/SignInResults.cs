namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>What to hand to the person; it cannot be shown a second time.</summary>
/// <param name="Code">12 digits in three groups, to be typed.</param>
/// <param name="Link">The token of the QR code's address.</param>
public sealed record IssuedSlip(Guid SlipId, string Code, string Link, DateTimeOffset ExpiresAt);

/// <summary>The end of an attempt to sign in: a session, or the reason why not.</summary>
/// <param name="Cookie">The device's secret.</param>
public sealed record Redeemed(SignedIn? Session, string? Cookie, SignInRefusal? Refusal)
{
    /// <summary>Minutes to wait, for <see cref="SignInRefusal.Wait"/>.</summary>
    public int WaitMinutes { get; init; }

    internal static Redeemed No(SignInRefusal refusal) => new(null, null, refusal);
}

/// <summary>Whose device it is.</summary>
public sealed record SignedIn(Guid SessionId, Guid PersonId);

/// <param name="SeenAt">To the hour.</param>
public sealed record DeviceRow(Guid SessionId, string Device, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);

/// <summary>Why someone is not signed in; each has a text.</summary>
public enum SignInRefusal
{
    Unknown,
    Used,
    Expired,

    /// <summary>The slip was tried too often.</summary>
    TooManyTries,

    /// <summary>The address was the source of too many wrong codes.</summary>
    Wait,

    /// <summary>The person is not active any more.</summary>
    Gone,
}

public static class SignInRefusals
{
    /// <summary>The refusal's text in dialogs/texts/roster.yaml; <see cref="SignInRefusal.Wait"/> has the placeholder <c>minutes</c>.</summary>
    public static string Key(this SignInRefusal refusal) => "roster.sign_in." + refusal switch
    {
        SignInRefusal.Unknown => "unknown",
        SignInRefusal.Used => "used",
        SignInRefusal.Expired => "expired",
        SignInRefusal.TooManyTries => "too_many_tries",
        SignInRefusal.Wait => "wait",
        SignInRefusal.Gone => "gone",
    };
}
