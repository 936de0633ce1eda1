namespace ChatDelegate.Congress.Script.Running;

/// <summary>Names as a card can show them.</summary>
internal static class NameList
{
    /// <summary>So many of them, and how many more there are.</summary>
    public static string Names(this Acting acting, IEnumerable<string> names, int most)
    {
        var all = names.ToList();
        var shown = string.Join(acting.Text("attendance.comma"), all.Take(most));
        return all.Count > most ? acting.Text("script.names_more", ("names", shown), ("count", all.Count)) : shown;
    }
}
