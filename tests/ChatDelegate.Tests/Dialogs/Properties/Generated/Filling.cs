using System.Runtime.CompilerServices;
using ChatDelegate.Dialogs;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>A form and what a person means to fill in, decided before anybody asks: the same in chat and on cards.</summary>
internal sealed record Filling(FormModel Form, int Seed)
{
    private static readonly ConditionalWeakTable<FormModel, CatalogModel> Catalogs = [];
    private static readonly Dictionary<string, Value> County = new() { ["level"] = "county" };

    public static Arbitrary<Filling> All { get; } = Arb.From(
        Gen.Sized(size => Gen.Choose(0, int.MaxValue - 1).Select(seed => Any(new Dice(seed), size))),
        filling => filling.Form.Smaller().Select(form => filling with { Form = form })
            .Concat(filling.Seed > 0 ? [filling with { Seed = 0 }, filling with { Seed = filling.Seed / 2 }] : Array.Empty<Filling>()));

    public CatalogModel Catalog => Catalogs.GetValue(Form, static form => new CatalogModel([form], HasDesk: false));

    public FormTruth Truth(IReadOnlyDictionary<string, Value> answers, IReadOnlyCollection<string> skipped) => new(Form, answers, skipped, County, new DateOnly(2026, 11, 20));

    /// <summary>What each field gets that will be asked; nothing for those that are skipped. Null when some field has no answer that would do.</summary>
    public IReadOnlyDictionary<string, Given?>? Plan()
    {
        var (plan, answers, skipped) = (new Dictionary<string, Given?>(), new Dictionary<string, Value>(), new HashSet<string>());
        while (Truth(answers, skipped) is { Next: { } next } truth)
        {
            var dice = new Dice((Seed * 31) + plan.Count);
            var given = next.Kind == FieldKind.Attachment ? Photo : Answers.Right(dice, next, new DateOnly(2026, 11, 20), truth.Refuses);
            if (!next.Required && (given is null || dice.Chance(25)))
            {
                given = null;
                skipped.Add(next.Id);
            }
            else if (given is null)
            {
                return null;
            }
            else
            {
                answers[next.Id] = given.Value;
            }

            plan[next.Id] = given;
        }

        return plan;
    }

    public static Attachment File { get; } = new("f1", "灯.jpg", "image/jpeg", 1_000);

    public override string ToString()
    {
        var plan = Plan();
        return $"\n{FormYaml.Write(Form)}\n{(plan is null ? "no plan" : string.Join("; ", plan.Select(pair => $"{pair.Key}: {pair.Value?.Chat ?? "-"}")))}";
    }

    private static Given Photo => new(new Value.AttachmentsValue([File]), "", "");

    private static Filling Any(Dice dice, int size) =>
        new(FormGenerator.Form(dice, dice.One(Names.Dialogs).Id, Math.Clamp(size / 3, 1, 8)) with { Roles = [], HasSecret = false }, dice.Up(1_000));
}
