using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using TestResult = FsCheck.TestResult;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>
/// Holds an engine to a law on many generated cases, the same ones every time so that a red test stays red.
/// <c>CASES=5000 SEED=7 dotnet test …</c> looks further.
/// </summary>
internal static class Law
{
    private const int Patience = 400;

    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 2026;

    private static readonly int? Cases = int.TryParse(Environment.GetEnvironmentVariable("CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : null;

    /// <param name="law">Throws when it is broken.</param>
    public static void Holds<T>(Arbitrary<T> all, int cases, Action<T> law)
    {
        if (Smallest(all, Cases ?? cases, law, 4 * Patience) is { } broken)
        {
            throw new ShouldAssertException($"Broken by:\n{broken.Case}\n\n{broken.Why.GetType().Name}: {broken.Why.Message}\n{broken.Why.StackTrace}");
        }
    }

    /// <summary>The smallest case found that breaks the law; a test fails when there is none.</summary>
    public static T Broken<T>(Arbitrary<T> all, int cases, Action<T> law)
    {
        var broken = Smallest(all, cases, law, Patience);
        broken.ShouldNotBeNull("The law holds although its rule was broken: it sees nothing.");
        return broken.Value.Case;
    }

    private static (T Case, Exception Why)? Smallest<T>(Arbitrary<T> all, int cases, Action<T> law, int patience)
    {
        var verdict = new Verdict();
        Exception? why = null;
        Check.One(Config.Quick.WithMaxTest(cases).WithEndSize(40).WithReplay(Seed, 1).WithRunner(verdict), Prop.ForAll(all, (T item) =>
        {
            // Shrinking ends for want of failures.
            if (why is not null && --patience < 0)
            {
                return true;
            }

            try
            {
                law(item);
                return true;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                why = exception;
                return false;
            }
        }));
        return verdict.Result is TestResult.Failed failed && why is not null ? (failed.Item3.Cast<T>().First(), why) : null;
    }

    private sealed class Verdict : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
