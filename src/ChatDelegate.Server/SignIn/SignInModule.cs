namespace ChatDelegate.Server.SignIn;

internal static class SignInModule
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) => services.AddSingleton<DeviceCookie>();
}
