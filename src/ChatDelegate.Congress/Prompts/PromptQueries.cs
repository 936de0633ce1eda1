using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompts;

/// <summary>What is on record of prompts.</summary>
internal static class PromptQueries
{
    /// <summary>The last change of each prompt that was ever changed.</summary>
    public static async Task<IReadOnlyDictionary<string, PromptChange>> LastChangesAsync(CongressDb db, CancellationToken cancellationToken) =>
        await db.Set<PromptChange>().AsNoTracking()
            .Where(change => !db.Set<PromptChange>().Any(later => later.Prompt == change.Prompt && later.Number > change.Number))
            .ToDictionaryAsync(change => change.Prompt, cancellationToken);

    public static Task<PromptChange?> LastChangeAsync(CongressDb db, string prompt, CancellationToken cancellationToken) =>
        db.Set<PromptChange>().AsNoTracking().Where(change => change.Prompt == prompt).OrderByDescending(change => change.Number).FirstOrDefaultAsync(cancellationToken);
}
