using ChatDelegate.Congress.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>Console accounts on ASP.NET Identity. No cookies here: the console has them.</summary>
public static class StaffModule
{
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StaffOptions>().Bind(configuration.GetSection(StaffOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IdentityOptions>().Configure<IOptions<StaffOptions>>((identity, staff) =>
        {
            identity.Password = new PasswordOptions
            {
                RequiredLength = staff.Value.PasswordLength,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        });
        services.AddIdentityCore<StaffAccount>().AddEntityFrameworkStores<CongressDb>().AddPasswordValidator<StaffPasswords>();
        return services.AddSingleton<StaffAccounts>().AddSingleton<StaffAppointments>().AddSingleton<StaffSignIns>();
    }
}
