using ChatDelegate.Congress.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>ASP.NET Identity's user manager on a record session, so that accounts change in the same way as everything else.</summary>
internal sealed class StaffUsers(IServiceScopeFactory scopes)
{
    public async Task<T> WithAsync<T>(CongressDb db, Func<UserManager<StaffAccount>, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = new UserOnlyStore<StaffAccount, CongressDb, Guid>(db);
        using var manager = ActivatorUtilities.CreateInstance<UserManager<StaffAccount>>(scope.ServiceProvider, store);
        return await work(manager);
    }

    /// <summary>The first of Identity's complaints as ours.</summary>
    public static StaffProblem? ProblemOf(IdentityResult result) => result.Errors.FirstOrDefault()?.Code switch
    {
        null => null,
        nameof(IdentityErrorDescriber.PasswordTooShort) => new StaffProblem("password_short"),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new StaffProblem("password_old"),
        nameof(IdentityErrorDescriber.DuplicateUserName) => new StaffProblem("name_taken"),
        nameof(IdentityErrorDescriber.InvalidUserName) => new StaffProblem("name"),
        "password_plain" => new StaffProblem("password_plain"),
        "password_name" => new StaffProblem("password_name"),
        var other => throw new InvalidOperationException($"Identity refused an account: {other}."),
    };
}
