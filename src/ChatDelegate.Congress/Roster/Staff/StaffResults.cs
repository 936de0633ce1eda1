namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>An account as pages see it.</summary>
public sealed record StaffIdentity(Guid AccountId, Guid PersonId, string UserName, bool Totp);

/// <summary>The end of an attempt to sign in to the console.</summary>
/// <param name="Identity">Set when, and only when, the outcome is <see cref="StaffSignInOutcome.Welcome"/>.</param>
public sealed record StaffSignIn(StaffSignInOutcome Outcome, StaffIdentity? Identity)
{
    public DateTimeOffset? LockedUntil { get; init; }
}

public enum StaffSignInOutcome
{
    Welcome,

    /// <summary>Name or password, without saying which.</summary>
    Wrong,

    LockedOut,

    /// <summary>The password is right; now the authenticator's code.</summary>
    CodeNeeded,

    /// <summary>The password is right, the code is wrong or was used before.</summary>
    CodeWrong,
}

/// <summary>A new account.</summary>
/// <param name="Password">Shown once; only its hash is kept.</param>
public sealed record NewStaffAccount(Guid AccountId, Guid PersonId, string UserName, string Password);

/// <summary>What is wrong with an account or a password: <c>password_short</c>, <c>password_plain</c>, <c>password_name</c>, <c>password_old</c>, <c>name</c>, <c>name_taken</c>, <c>unknown</c>, <c>who</c>, <c>has_role</c>.</summary>
/// <param name="Code">A text <c>roster.staff.</c>… in dialogs/texts/roster.yaml; the length as placeholder <c>least</c>.</param>
public sealed record StaffProblem(string Code)
{
    public string Key => "roster.staff." + Code;
}
