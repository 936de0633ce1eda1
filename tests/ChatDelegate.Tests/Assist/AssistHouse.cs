using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Tests.Drafting.Assist;
using ChatDelegate.Tests.Suggestions;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Assist;

/// <summary>The congress of the suggestions' tests, with or without a model, where the work on the side is done when the test says so.</summary>
internal static class AssistHouse
{
    public static Task<House> OpenAsync(CannedModel? model = null) => House.OpenAsync(more: services =>
    {
        if (model is not null)
        {
            services.AddSingleton(model.Runner);
        }
    });

    /// <summary>Does the next job; false when there is none.</summary>
    public static Task<bool> WorkAsideAsync(this House house) => house.Services.GetRequiredService<AssistRun>().NextAsync(CancellationToken.None);
}
