using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Voting;

/// <summary>A budget (预算) as people write it.</summary>
public static class Budget
{
    private const decimal TenThousand = 10_000m;

    /// <summary>The number only: in Chinese in 万元, to the yuan; in English in yuan.</summary>
    public static string In(long yuan, string locale) => locale == Locales.Default
        ? (yuan / TenThousand).ToString("#,0.####", CultureInfo.InvariantCulture)
        : yuan.ToString("#,0", CultureInfo.InvariantCulture);
}
