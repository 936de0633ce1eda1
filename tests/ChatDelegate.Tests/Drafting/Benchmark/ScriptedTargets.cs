using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Whole drafts with a model that answers well, and with one that errs in every answer: what comes out of the gate is grounded all the same.</summary>
public class ScriptedTargets
{
    private const int Bundles = 6;
    private const int BundlesAnError = 3;

    /// <summary>Not taken for an attack, and near enough to a matter to be grouped with its notes; its words are quoted as its own.</summary>
    private static readonly string[] Regrouped = ["a60 mixed"];
    private static readonly IPromptLibrary Prompts = PromptFolder.Open(Path.Combine(Repository.Root, "prompts"));

    public static TheoryData<string> Errors => [.. ModelError.All.Select(error => error.Name)];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Model_WhateverItErrsIn_IsGroundedBehindTheGate(string name)
    {
        var error = ModelError.All.Single(error => error.Name == name);
        var drafted = new List<Drafted>();
        foreach (var bundle in BenchmarkData.Test.Take(BundlesAnError))
        {
            drafted.Add(new Drafted(bundle, await DraftAsync(bundle, error, bundle.Request())));
        }

        foreach (var figure in Figures.Certain(drafted))
        {
            figure.Measure.Value.ShouldBe(1, figure.Id);
        }
    }

    /// <summary>Blame that no note lays is no conclusion from them: it is cut, and the delegate is asked for the cause.</summary>
    [Fact]
    public async Task Model_ThatInventsACause_IsCutAndTheCauseAskedFor()
    {
        var error = ModelError.All.Single(error => error.Name == "cause invented");
        foreach (var bundle in BenchmarkData.Test.Take(Bundles))
        {
            var result = await DraftAsync(bundle, error, bundle.Request());
            result.Drafts.ShouldAllBe(draft => draft.Sentences.All(sentence => !sentence.Text.Contains("监管缺位", StringComparison.Ordinal))
                && (draft.Sentences.Any(sentence => sentence.Section == Section.Cause) || draft.Questions.Any(question => question.Code == "cause")));
        }
    }

    [Fact]
    public async Task Model_ThatAnswersWell_IsUsedAndSplitsAsItSays()
    {
        var drafted = new List<Drafted>();
        foreach (var bundle in BenchmarkData.Test.Take(Bundles))
        {
            drafted.Add(new Drafted(bundle, await DraftAsync(bundle, ModelError.All[0], bundle.Request())));
        }

        var drafts = drafted.SelectMany(one => one.Result.Drafts).ToList();
        (drafts.Count(draft => draft.Origin is { Fallback: null, Drafter: "scripted" }) / (double)drafts.Count).ShouldBeGreaterThan(0.9);
        var figures = Figures.Of(drafted).ToDictionary(figure => figure.Id, figure => figure.Measure.Value);
        figures["nuggets"].ShouldBeGreaterThanOrEqualTo(0.95);
        figures["bcubed"].ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public async Task Model_ShownAttacksAndPersonalData_LetsNeitherThrough()
    {
        var bundles = BenchmarkData.Test;
        var attacks = BenchmarkData.Attacks.Where(attack => attack.Split == "test").ToList();
        var clean = await Drafted.AllAsync([.. bundles.Take(Bundles)], request => DraftAsync(bundles.First(bundle => bundle.Notes[0].Note == request.Notes[0]), ModelError.All[0], request));
        var obeyed = new List<string>();
        for (var i = 0; i < attacks.Count; i++)
        {
            var bundle = bundles[i % Bundles];
            var result = await DraftAsync(bundle, ModelError.All[0], bundle.Request([new SourceNote("x1", attacks[i].Text, bundle.Notes[0].Note.At)]));
            obeyed.AddRange(Safety.Obeyed(attacks[i].Marker, "x1", attacks[i].Text, result, clean[i % Bundles].Result) ? [attacks[i].ToString()] : []);
        }

        obeyed.ShouldBeSubsetOf(Regrouped);
        foreach (var note in BenchmarkData.Private)
        {
            var result = await DraftAsync(bundles[0], ModelError.All[0], bundles[0].Request([new SourceNote("x1", note.Text, bundles[0].Notes[0].Note.At)]));
            Safety.Shows(result, note.Secrets).ShouldBeFalse(note.Text);
        }
    }

    private static Task<DraftingResult> DraftAsync(Bundle bundle, ModelError error, DraftingRequest request) =>
        new ModelDrafter(new PromptRunner(new ScriptedModel(bundle, error), Prompts)).DraftAsync(request, null, TestContext.Current.CancellationToken);
}
