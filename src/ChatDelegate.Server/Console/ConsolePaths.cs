namespace ChatDelegate.Server.Console;

/// <summary>Addresses of the console.</summary>
public static class ConsolePaths
{
    public const string Root = "/console";
    public const string SignIn = "/console/sign-in";
    public const string Code = "/console/sign-in/code";
    public const string SignOut = "/console/sign-out";
    public const string Password = "/console/account/password";
    public const string Account = "/console/account";
    public const string Denied = "/console/denied";
    public const string Suggestions = "/console/suggestions";
    public const string HandOver = "/console/handover";
    public const string Reach = "/console/reach";
    public const string Programme = "/console/programme";
    public const string Template = "/console/programme/template";
    public const string PlanItem = "/console/programme/items";
    public const string Announcements = "/console/programme/notices";
    public const string Attendance = "/console/attendance";
    public const string Board = "/console/board";
    public const string Script = "/console/script";
    public const string ScriptText = "/console/script/text";
    public const string Voting = "/console/voting";
    public const string Appraisal = "/console/appraisal";
    public const string Opinions = "/console/opinions";
    public const string Notes = "/console/notes";
    public const string Roster = "/console/roster";
    public const string Import = "/console/roster/import";
    public const string Accounts = "/console/accounts";
    public const string Dialogs = "/console/dialogs";
    public const string Model = "/console/model";
    public const string Prompts = "/console/prompts";
    public const string PromptSamples = "/console/prompts/samples";

    /// <summary>The address when it leads to a page of the console, else the first page: nobody is sent elsewhere.</summary>
    public static string Local(string? address) =>
        address is not null && (address == Root || address.StartsWith(Root + "/", StringComparison.Ordinal) || address.StartsWith(Root + "?", StringComparison.Ordinal))
            && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : Root;
}
